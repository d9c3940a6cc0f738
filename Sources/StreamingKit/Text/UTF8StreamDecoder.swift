/// Turns UTF-8 that comes in chunks into text, whatever the cuts (WHATWG Encoding, 8.1.1).
///
/// A character may be cut between two chunks. Its first bytes wait in `pending`, at most three of
/// them, until the rest is there; everything before them is given out at once. Bytes that are no
/// UTF-8 become U+FFFD, one for each maximal subpart: the longest piece that could have begun a
/// character. Decoding never fails, and the texts joined are the same for every cutting.
///
/// ```swift
/// var decoder = UTF8StreamDecoder()
/// decoder.decode([0x63, 0xC3])  // "c", and C3 is pending
/// decoder.decode([0xA9])        // "é"
/// ```
///
/// Joined texts are right as text; their `Character`s may still merge over a cut, as "e" and a
/// combining accent do.
public struct UTF8StreamDecoder: Hashable, Sendable {
    /// The first bytes of a character whose rest has not come, at most three.
    public private(set) var pending: [UInt8] = []

    private let stripsByteOrderMark: Bool
    private var isAtStart = true

    /// A decoder at the start of a stream.
    /// - Parameter stripsByteOrderMark: whether a byte order mark that starts the stream is
    ///   dropped. Leave it off where a later layer drops it, as the event stream parser does: two
    ///   layers would drop two marks, and the second one is data.
    public init(stripsByteOrderMark: Bool = false) {
        self.stripsByteOrderMark = stripsByteOrderMark
    }

    /// The text that `chunk` completes; empty when it only adds to a character.
    public mutating func decode(_ chunk: Span<UInt8>) -> String {
        guard pending.isEmpty else {
            var joined = pending
            joined.append(contentsOf: chunk)
            pending.removeAll(keepingCapacity: true)
            return decodeWhole(joined.span)
        }
        return decodeWhole(chunk)
    }

    /// The text that `chunk` completes; empty when it only adds to a character.
    public mutating func decode(_ chunk: [UInt8]) -> String { decode(chunk.span) }

    /// Ends the stream: U+FFFD for a character that was cut off, else nothing. The decoder is then
    /// ready for another stream.
    public mutating func finish() -> String {
        defer {
            pending.removeAll()
            isAtStart = true
        }
        return String(decoding: pending, as: UTF8.self)
    }

    private mutating func decodeWhole(_ bytes: Span<UInt8>) -> String {
        let decided = bytes.count - incompleteSuffixCount(of: bytes)
        if decided < bytes.count { pending.append(contentsOf: bytes.extracting(decided...)) }
        var text = String(copying: bytes.extracting(..<decided))
        if isAtStart, !text.isEmpty {
            isAtStart = false
            if stripsByteOrderMark, text.unicodeScalars.first == "\u{FEFF}" {
                text.unicodeScalars.removeFirst()
            }
        }
        return text
    }
}
