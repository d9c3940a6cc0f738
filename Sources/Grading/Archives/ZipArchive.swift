/// A zip archive (PKWARE's APPNOTE, 6.3), as its central directory describes it.
struct ZipArchive: Sendable {
    let bytes: [UInt8]

    private var fields: LittleEndian { LittleEndian(bytes[...]) }

    /// What the directory says about one file.
    private struct Header: Sendable {
        var name: [UInt8]
        var method: Int
        var flags: Int
        var checksum: Int
        var packed: Int
        var unpacked: Int
        var offset: Int
        /// The upper half of the external attributes, where Unix made the archive.
        var mode: Int
    }

    func entries(most: Int) throws(ArchiveProblem) -> [Archive.Entry] {
        var entries: [Archive.Entry] = []
        for header in try headers(most: most) {
            let name = Archive.Entry.name(header.name)
            let kind: Archive.Entry.Kind =
                switch header.mode & 0o170000 {
                case 0o120000: .link
                case 0, 0o100000: name.hasSuffix("/") ? .folder : .file
                case 0o040000: .folder
                default: .other
                }
            entries.append(
                Archive.Entry(name: name, kind: kind) { (most: Int) throws(ArchiveProblem) in
                    try unpack(header, most: most)
                }
            )
        }
        return entries
    }

    private func headers(most: Int) throws(ArchiveProblem) -> [Header] {
        let damaged = ArchiveProblem.malformed("The zip archive is damaged or cut off.")
        guard let end = endOfDirectory, let count = fields.number(at: end + 10, bytes: 2),
            let start = fields.number(at: end + 16, bytes: 4)
        else { throw damaged }
        guard count != 0xFFFF, start != 0xFFFF_FFFF else {
            throw .malformed("It is a zip64 archive, which no submission needs.")
        }
        guard count <= most else {
            throw ArchiveProblem(
                kind: "tooMany",
                reason: "It holds more than \(most) files."
            )
        }
        var headers: [Header] = []
        var at = start
        for _ in 0..<count {
            guard fields.number(at: at, bytes: 4) == 0x0201_4B50,
                let madeBy = fields.number(at: at + 5, bytes: 1),
                let flags = fields.number(at: at + 8, bytes: 2),
                let method = fields.number(at: at + 10, bytes: 2),
                let checksum = fields.number(at: at + 16, bytes: 4),
                let packed = fields.number(at: at + 20, bytes: 4),
                let unpacked = fields.number(at: at + 24, bytes: 4),
                let nameLength = fields.number(at: at + 28, bytes: 2),
                let extraLength = fields.number(at: at + 30, bytes: 2),
                let commentLength = fields.number(at: at + 32, bytes: 2),
                let mode = fields.number(at: at + 40, bytes: 2),
                let offset = fields.number(at: at + 42, bytes: 4),
                let name = slice(at + 46, nameLength)
            else { throw damaged }
            // 3 is Unix, 19 is macOS; others keep no modes there.
            headers.append(
                Header(
                    name: Array(name),
                    method: method,
                    flags: flags,
                    checksum: checksum,
                    packed: packed,
                    unpacked: unpacked,
                    offset: offset,
                    mode: madeBy == 3 || madeBy == 19 ? mode : 0
                )
            )
            at += 46 + nameLength + extraLength + commentLength
        }
        return headers
    }

    /// The record at the end, before a comment of at most 65,535 bytes.
    private var endOfDirectory: Int? {
        var at = bytes.count - 22
        let first = max(0, at - 65_535)
        while at >= first {
            if fields.number(at: at, bytes: 4) == 0x0605_4B50,
                let comment = fields.number(at: at + 20, bytes: 2),
                at + 22 + comment == bytes.count
            {
                return at
            }
            at -= 1
        }
        return nil
    }

    private func slice(_ start: Int, _ count: Int) -> ArraySlice<UInt8>? {
        guard start >= 0, count >= 0, start <= bytes.count - count else { return nil }
        return bytes[start..<start + count]
    }

    private func unpack(_ header: Header, most: Int) throws(ArchiveProblem) -> [UInt8] {
        guard header.flags & 1 == 0 else {
            throw ArchiveProblem(kind: "encrypted", reason: "It is encrypted.")
        }
        guard header.unpacked <= most else { throw .tooLarge(most) }
        guard fields.number(at: header.offset, bytes: 4) == 0x0403_4B50,
            let nameLength = fields.number(at: header.offset + 26, bytes: 2),
            let extraLength = fields.number(at: header.offset + 28, bytes: 2),
            let name = slice(header.offset + 30, nameLength),
            let packed = slice(header.offset + 30 + nameLength + extraLength, header.packed)
        else { throw .malformed("The zip archive is damaged or cut off.") }
        // Two names for one file would show different programs different archives.
        guard name.elementsEqual(header.name) else {
            throw .malformed("The archive has two names for this file.")
        }
        let content: [UInt8]
        switch header.method {
        case 0: content = Array(packed)
        case 8:
            do throws(Inflater.Failure) {
                content = try Inflater.inflate(packed, most: most).bytes
            } catch {
                switch error {
                case .tooLarge:
                    throw ArchiveProblem(
                        kind: "bomb",
                        reason: "It unpacks to more than it says and than \(most >> 20) MiB."
                    )
                case .damaged: throw .malformed("It is damaged in the archive.")
                }
            }
        default: throw .malformed("It is packed in a way (\(header.method)) that is not read here.")
        }
        guard content.count == header.unpacked, Int(CRC32.value(of: content)) == header.checksum
        else { throw .malformed("Its checksum or size is wrong.") }
        return content
    }
}
