#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

extension Span<UInt8> {
    /// Where `byte` stands first at or after `start`; `count` when it does not.
    ///
    /// By the C library's `memchr`, which looks at 32 bytes and more at once.
    func firstIndex(of byte: UInt8, from start: Int) -> Int {
        // Blank lines are frequent, and a call for them would be the larger part of the work.
        if start < count, self[start] == byte { return start }
        return extracting(start...).withUnsafeBytes { rest in
            guard let address = rest.baseAddress,
                let match = memchr(address, Int32(byte), rest.count)
            else { return count }
            return start + (UnsafeRawPointer(match) - address)
        }
    }

    /// Whether the bytes are those of `other`.
    func isEqual(to other: Span<UInt8>) -> Bool {
        guard count == other.count, !isEmpty else { return count == other.count }
        return withUnsafeBytes { left in
            other.withUnsafeBytes { memcmp(left.baseAddress!, $0.baseAddress!, left.count) == 0 }
        }
    }
}

extension [UInt8] {
    /// Appends all of `bytes`.
    mutating func append(contentsOf bytes: Span<UInt8>) {
        bytes.withUnsafeBufferPointer { append(contentsOf: $0) }
    }
}

extension String {
    /// The text of UTF-8 `bytes`, with U+FFFD for each maximal subpart of what is none.
    init(copying bytes: Span<UInt8>) {
        self = bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }
}
