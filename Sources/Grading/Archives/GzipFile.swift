/// A gzip file (RFC 1952).
enum GzipFile {
    /// The bytes of all members, one after the other.
    static func unpacked(_ bytes: [UInt8]) throws(ArchiveProblem) -> [UInt8] {
        var output: [UInt8] = []
        var rest = bytes[...]
        while rest.starts(with: [0x1F, 0x8B]) {
            let body = try afterHeader(rest)
            let unpacked: (bytes: [UInt8], used: Int)
            do throws(Inflater.Failure) {
                unpacked = try Inflater.inflate(body, most: Archive.mostUnpacked - output.count)
            } catch {
                switch error {
                case .tooLarge:
                    throw ArchiveProblem(
                        kind: "bomb",
                        reason: "It unpacks to more than \(Archive.mostUnpacked >> 20) MiB."
                    )
                case .damaged: throw .malformed("The gzip file is damaged.")
                }
            }
            let trailer = body.dropFirst(unpacked.used)
            guard trailer.count >= 8 else { throw .malformed("The gzip file is cut off.") }
            let fields = LittleEndian(trailer)
            guard fields.number(at: 0, bytes: 4) == Int(CRC32.value(of: unpacked.bytes)) else {
                throw .malformed("The gzip file's checksum is wrong.")
            }
            output += unpacked.bytes
            rest = trailer.dropFirst(8)
        }
        return output
    }

    private static func afterHeader(
        _ bytes: ArraySlice<UInt8>
    ) throws(ArchiveProblem) -> ArraySlice<UInt8> {
        let fields = LittleEndian(bytes)
        guard bytes.count > 10, fields.number(at: 2, bytes: 1) == 8,
            let flags = fields.number(at: 3, bytes: 1)
        else { throw .malformed("The gzip file is damaged.") }
        var rest = bytes.dropFirst(10)
        if flags & 4 != 0 {
            let length = LittleEndian(rest).number(at: 0, bytes: 2) ?? rest.count
            rest = rest.dropFirst(2 + length)
        }
        // A name and a comment, each ended by a zero.
        for flag in [8, 16] where flags & flag != 0 {
            rest = rest.drop { $0 != 0 }.dropFirst()
        }
        if flags & 2 != 0 { rest = rest.dropFirst(2) }
        return rest
    }
}

/// Numbers in a file, the lowest byte first.
struct LittleEndian {
    let bytes: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

    /// - Returns: nil where the bytes end before.
    func number(at offset: Int, bytes count: Int) -> Int? {
        guard offset >= 0, count <= 7, offset <= bytes.count - count else { return nil }
        var value = 0
        for index in (0..<count).reversed() {
            value = value << 8 | Int(bytes[bytes.startIndex + offset + index])
        }
        return value
    }
}

/// The checksum of zip and gzip (RFC 1952, section 8).
enum CRC32 {
    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in
            value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1
        }
    }

    static func value(of bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~UInt32(0)) { $0 >> 8 ^ table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] }
    }
}
