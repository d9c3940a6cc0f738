/// Takes UTF-8 in pieces, cut anywhere, and refuses what is none at the piece that makes it so.
///
/// `UTF8StreamDecoder` puts U+FFFD in the place of what is wrong; this is for protocols that must
/// not, as WebSocket (RFC 6455, section 8.1).
public struct UTF8Validator: Sendable {
    /// The text so far, without the first bytes of a character whose rest has not come.
    public private(set) var text = ""

    /// The first bytes of a character whose rest has not come, at most three.
    public private(set) var pending: [UInt8] = []

    /// A validator that has taken nothing.
    public init() {}

    /// How many bytes were taken.
    public var byteCount: Int { text.utf8.count + pending.count }

    /// Whether the text does not end inside a character.
    public var isWhole: Bool { pending.isEmpty }

    /// Takes the next piece, and tells whether all can still be UTF-8. After `false` the text is
    /// of no use.
    public mutating func append(_ piece: [UInt8]) -> Bool {
        let bytes = pending + piece
        let whole = bytes.count - incompleteSuffixCount(of: bytes.span)
        guard let more = String(validating: bytes[..<whole], as: UTF8.self) else { return false }
        pending = Array(bytes[whole...])
        text += more
        return true
    }
}
