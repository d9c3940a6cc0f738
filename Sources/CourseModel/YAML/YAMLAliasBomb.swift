extension YAMLDocument {
    /// Refuses a document whose aliases could unfold to more than a million values.
    ///
    /// Keys are hashed while the document is composed, so this must be known before. The bound
    /// takes every `&word` and `*word` for what it looks like, in prose too: ordinary text stays
    /// far below it.
    func refuseAliasBomb(_ text: String) throws {
        var anchors = 0
        var aliases = 0
        var before: UInt8 = 0x20
        var firstAnchor: Int?
        let bytes = Array(text.utf8)
        for (index, byte) in bytes.enumerated() {
            if (byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*")) && before.canPrecedeToken {
                let isAnchor = byte == UInt8(ascii: "&")
                anchors += isAnchor ? 1 : 0
                aliases += isAnchor ? 0 : 1
                if isAnchor && firstAnchor == nil { firstAnchor = index }
            }
            before = byte
        }
        guard let firstAnchor, aliases > 0 else { return }
        var most = 1.0
        for levels in 1...anchors {
            var product = 1.0
            for _ in 0..<min(levels, 64) { product *= max(1, Double(aliases) / Double(levels)) }
            most = max(most, product)
        }
        guard most > 1_000_000 else { return }
        let line = bytes[..<firstAnchor].count { $0 == 0x0A } + 1
        throw problem(
            at: .init(line: line + offset, scalars: 0),
            "\(anchors) anchors (&name) and \(aliases) aliases (*name) could unfold without end",
            help: "anchors and aliases are not used in course files; write the values out"
        )
    }
}

extension UInt8 {
    /// Whether a YAML token may begin after this byte.
    fileprivate var canPrecedeToken: Bool {
        self <= 0x20 || [UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: ",")].contains(self)
    }
}
