/// A tar archive: POSIX ustar and pax (IEEE 1003.1, pax), with GNU's long names.
enum TarArchive {
    private static let block = 512

    static func isTar(_ bytes: [UInt8]) -> Bool {
        bytes.count >= block && bytes[257..<262].elementsEqual("ustar".utf8)
            || bytes.count >= 2 * block && bytes.allSatisfy { $0 == 0 }
    }

    static func entries(
        _ bytes: [UInt8],
        most: Int
    ) throws(ArchiveProblem) -> [Archive.Entry] {
        let damaged = ArchiveProblem.malformed("The tar archive is damaged or cut off.")
        var entries: [Archive.Entry] = []
        var at = 0
        var longName: String?
        while at + block <= bytes.count {
            let header = bytes[at..<at + block]
            if header.allSatisfy({ $0 == 0 }) { return entries }
            guard isSound(header), let size = number(header, 124, 12),
                size >= 0, size <= bytes.count - at - block
            else { throw damaged }
            let content = bytes[at + block..<at + block + size]
            at += block + (size + block - 1) / block * block
            guard entries.count < most else {
                throw ArchiveProblem(
                    kind: "tooMany",
                    reason: "It holds more than \(most) files."
                )
            }
            let type = header[header.startIndex + 156]
            switch type {
            case UInt8(ascii: "L"):
                longName = text(content)
                continue
            case UInt8(ascii: "x"):
                longName = paxPath(content) ?? longName
                continue
            case UInt8(ascii: "g"), UInt8(ascii: "K"): continue
            default: break
            }
            let name = longName ?? self.name(header)
            longName = nil
            entries.append(
                Archive.Entry(name: name, kind: kind(type, name)) {
                    (most: Int) throws(ArchiveProblem) in
                    guard content.count <= most else { throw .tooLarge(most) }
                    return Array(content)
                }
            )
        }
        guard !entries.isEmpty || bytes.isEmpty else { throw damaged }
        // Many programs leave the two empty blocks at the end out.
        return entries
    }

    private static func kind(_ type: UInt8, _ name: String) -> Archive.Entry.Kind {
        switch type {
        case UInt8(ascii: "0"), 0, UInt8(ascii: "7"): name.hasSuffix("/") ? .folder : .file
        case UInt8(ascii: "5"): .folder
        case UInt8(ascii: "1"), UInt8(ascii: "2"): .link
        default: .other
        }
    }

    /// Whether the header's checksum is its own: the sum of its bytes, the field itself as spaces.
    private static func isSound(_ header: ArraySlice<UInt8>) -> Bool {
        var sum = 0
        for (offset, byte) in header.enumerated() {
            sum += (148..<156).contains(offset) ? 0x20 : Int(byte)
        }
        return number(header, 148, 8) == sum
    }

    /// An octal number, or GNU's binary one.
    private static func number(_ header: ArraySlice<UInt8>, _ offset: Int, _ count: Int) -> Int? {
        let field = header[header.startIndex + offset..<header.startIndex + offset + count]
        if field.first == 0x80 {
            guard field.dropFirst().dropLast(7).allSatisfy({ $0 == 0 }) else { return nil }
            return field.suffix(7).reduce(0) { $0 << 8 | Int($1) }
        }
        var value = 0
        for byte in field.drop(while: { $0 == 0x20 }) {
            if byte == 0 || byte == 0x20 { break }
            guard (0x30...0x37).contains(byte) else { return nil }
            value = value << 3 | Int(byte - 0x30)
        }
        return value
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        Archive.Entry.name(bytes.prefix { $0 != 0 })
    }

    private static func name(_ header: ArraySlice<UInt8>) -> String {
        let start = header.startIndex
        let name = text(header[start..<start + 100])
        // GNU's older format uses the prefix for something else.
        guard header[start + 262] == 0 else { return name }
        let prefix = text(header[start + 345..<start + 500])
        return prefix.isEmpty ? name : prefix + "/" + name
    }

    /// The record `path` of a pax header: `<length> path=<value>` and a line feed.
    private static func paxPath(_ bytes: ArraySlice<UInt8>) -> String? {
        var rest = bytes
        var path: String?
        while let space = rest.firstIndex(of: 0x20) {
            guard let length = Int(String(decoding: rest[..<space], as: UTF8.self)), length > 0,
                length <= rest.count, rest.startIndex + length > space
            else { return path }
            let record = rest[(space + 1)..<(rest.startIndex + length)]
            let mark = Array("path=".utf8)
            if record.starts(with: mark) {
                path = Archive.Entry.name(record.dropFirst(mark.count).dropLast())
            }
            rest = rest.dropFirst(length)
        }
        return path
    }
}
