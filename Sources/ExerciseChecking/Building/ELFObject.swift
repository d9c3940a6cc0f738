/// Reads what a Swift object asks the linker for, from its section `.swift1_autolink_entries`.
///
/// The driver starts a tool for this, which costs as much as running the tests.
enum ELFObject {
    /// - Returns: the options, such as `-lTesting`; nil where the bytes are no 64-bit
    ///   little-endian ELF object.
    static func autolinkEntries(_ bytes: [UInt8]) -> [String]? {
        // ELF-64 Object File Format, "File header" and "Sections".
        guard bytes.count >= 64, bytes.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2, 1]),
            let table = number(bytes, at: 0x28, size: 8),
            let entrySize = number(bytes, at: 0x3A, size: 2),
            let count = number(bytes, at: 0x3C, size: 2),
            let namesIndex = number(bytes, at: 0x3E, size: 2), namesIndex < count,
            let names = section(bytes, table + namesIndex * entrySize)
        else { return nil }
        for index in 0..<count {
            let header = table + index * entrySize
            guard let nameOffset = number(bytes, at: header, size: 4),
                let content = section(bytes, header)
            else { continue }
            let name = names.dropFirst(nameOffset).prefix { $0 != 0 }
            guard name.elementsEqual(".swift1_autolink_entries".utf8) else { continue }
            return content.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
        }
        return []
    }

    /// A name that other objects may define or use.
    struct Symbol: Hashable {
        var name: String
        var isDefined: Bool
    }

    /// The names that an object shares with others, without its local ones.
    /// - Returns: nil where the bytes are no object with a table of symbols.
    static func symbols(_ bytes: [UInt8]) -> [Symbol]? {
        guard bytes.count >= 64, bytes.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2, 1]),
            let table = number(bytes, at: 0x28, size: 8),
            let entrySize = number(bytes, at: 0x3A, size: 2),
            let count = number(bytes, at: 0x3C, size: 2)
        else { return nil }
        for index in 0..<count {
            let header = table + index * entrySize
            // 2 is SHT_SYMTAB; the header's link leads to the section with the names.
            guard number(bytes, at: header + 4, size: 4) == 2 else { continue }
            guard let entries = section(bytes, header),
                let link = number(bytes, at: header + 0x28, size: 4), link < count,
                let names = section(bytes, table + link * entrySize)
            else { return nil }
            var symbols: [Symbol] = []
            for at in stride(from: entries.startIndex, to: entries.endIndex - 23, by: 24) {
                guard let name = number(bytes, at: at, size: 4),
                    let place = number(bytes, at: at + 6, size: 2)
                else { return nil }
                // The upper half is the binding; 0 is local.
                if bytes[at + 4] >> 4 == 0 { continue }
                let text = names.dropFirst(name).prefix { $0 != 0 }
                symbols.append(
                    Symbol(name: String(decoding: text, as: UTF8.self), isDefined: place != 0)
                )
            }
            return symbols
        }
        return nil
    }

    /// The bytes of the section whose header starts at an offset.
    private static func section(_ bytes: [UInt8], _ header: Int) -> ArraySlice<UInt8>? {
        guard let start = number(bytes, at: header + 0x18, size: 8),
            let size = number(bytes, at: header + 0x20, size: 8),
            start <= bytes.count, size <= bytes.count - start
        else { return nil }
        return bytes[start..<start + size]
    }

    private static func number(_ bytes: [UInt8], at offset: Int, size: Int) -> Int? {
        guard offset >= 0, offset <= bytes.count - size else { return nil }
        var value: UInt64 = 0
        for index in (0..<size).reversed() { value = value << 8 | UInt64(bytes[offset + index]) }
        return Int(exactly: value)
    }
}
