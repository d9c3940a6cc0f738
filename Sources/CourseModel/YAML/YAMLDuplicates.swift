import Yams

/// Finding the second of two equal keys, which the YAML library does not tell.
extension YAMLDocument {
    /// A sign from the private use area takes the place of a marked key's first character, so
    /// that every other place in the document stays where it was.
    private static let firstSign: UInt32 = 0xE000

    /// Where a key stands again after its first place, in the same mapping.
    ///
    /// In block style the next line with the key at the same column is the same mapping: a line
    /// that leaves the mapping would have fewer columns. In flow style it is the next `key:`.
    static func secondPlace(of key: String, after mark: Mark, in text: String) -> YAMLNode.Place? {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let wanted = Array(key.unicodeScalars)
        let column = mark.column - 1
        guard lines.indices.contains(mark.line - 1), !wanted.isEmpty else { return nil }
        let first = Array(lines[mark.line - 1].unicodeScalars)
        if let same = place(of: wanted, in: first, from: column + wanted.count) {
            return .init(line: mark.line, scalars: same)
        }
        for number in mark.line..<max(mark.line, lines.count) {
            let line = Array(lines[number].unicodeScalars)
            let isBlock = first.prefix(column).allSatisfy { $0 == " " || $0 == "-" }
            if isBlock {
                guard place(of: wanted, in: line, from: column) == column else { continue }
                return .init(line: number + 1, scalars: column)
            } else if let found = place(of: wanted, in: line, from: 0) {
                return .init(line: number + 1, scalars: found)
            }
        }
        return nil
    }

    private static func place(
        of key: [Unicode.Scalar],
        in line: [Unicode.Scalar],
        from start: Int
    ) -> Int? {
        var index = start
        while index >= 0, index + key.count < line.count {
            let end = index + key.count
            let follows = line[end...].first { $0 != " " }
            if follows == ":", line[index..<end].elementsEqual(key),
                index == 0 || [" ", "{", ","].contains(line[index - 1])
            {
                return index
            }
            index += 1
        }
        return nil
    }

    /// The text with the character at a place exchanged for a sign of its own.
    static func marking(_ text: String, at place: YAMLNode.Place, number: Int) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var scalars = Array(lines[place.line - 1].unicodeScalars)
        let original = scalars[place.scalars].value
        guard original < 0x80,
            let sign = Unicode.Scalar(firstSign + UInt32(number) * 0x80 + original)
        else { return text }
        scalars[place.scalars] = sign
        lines[place.line - 1] = String(String.UnicodeScalarView(scalars))
        return lines.joined(separator: "\n")
    }

    /// A key without the sign that `marking` may have put there.
    static func unmarking(_ key: String) -> String {
        guard let first = key.unicodeScalars.first, first.value >= firstSign + 0x80,
            first.value < firstSign + 0x80 * 22, let original = Unicode.Scalar(first.value & 0x7F)
        else { return key }
        return String(Character(original)) + String(key.unicodeScalars.dropFirst())
    }
}
