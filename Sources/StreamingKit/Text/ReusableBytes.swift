/// A buffer that is filled and emptied over and over, in memory that it keeps.
///
/// An array would do, but emptying and refilling one costs more than copying the few bytes of a
/// usual line; here both are a change of `count`.
struct ReusableBytes: Sendable {
    /// Memory of which the first `count` bytes are the content.
    private(set) var storage: [UInt8]
    private(set) var count: Int

    init(_ content: [UInt8] = []) {
        storage = content
        count = content.count
    }

    var isEmpty: Bool { count == 0 }

    /// The content, copied.
    var array: [UInt8] { Array(storage[..<count]) }

    func isEqual(to bytes: Span<UInt8>) -> Bool {
        storage.span.extracting(..<count).isEqual(to: bytes)
    }

    mutating func append(_ bytes: Span<UInt8>) {
        let start = count
        count += bytes.count
        if count > storage.count { grow() }
        bytes.withUnsafeBytes { source in
            storage.withUnsafeMutableBytes { target in
                guard let from = source.baseAddress, let to = target.baseAddress else { return }
                (to + start).copyMemory(from: from, byteCount: source.count)
            }
        }
    }

    mutating func append(_ byte: UInt8) {
        count += 1
        if count > storage.count { grow() }
        storage[count - 1] = byte
    }

    mutating func replaceAll(with bytes: Span<UInt8>) {
        count = 0
        append(bytes)
    }

    mutating func replaceAll(with other: ReusableBytes) {
        replaceAll(with: other.storage.span.extracting(..<other.count))
    }

    /// Empties the buffer, and gives its memory back when it is more than lines usually need, so
    /// that one large event does not keep its memory as long as the stream lives.
    mutating func removeAll() {
        count = 0
        if storage.count > 65_536 { storage = [] }
    }

    /// Doubles the memory, so that filling it byte by byte stays linear.
    private mutating func grow() {
        let size = max(count, 2 * storage.count, 64)
        storage.append(contentsOf: repeatElement(0, count: size - storage.count))
    }
}
