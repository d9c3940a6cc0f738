/// Where and why a text is not JSON.
public struct JSONSyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
    /// How many bytes stand before the place that is wrong.
    public var offset: Int
    /// What had to stand there, such as `a value` or `',' or ']'`.
    public var expected: String
    /// The byte that stands there; `nil` when the text ends.
    public var found: UInt8?

    /// An error from its parts.
    public init(offset: Int, expected: String, found: UInt8?) {
        self.offset = offset
        self.expected = expected
        self.found = found
    }

    /// Whether the text ended too early, so that more of it could still make it JSON.
    public var isAtEnd: Bool { found == nil }

    /// The error in one line, such as `byte 12: expected ',' or ']', found 'x'`.
    public var description: String {
        let place = "byte \(offset): expected \(expected), found "
        guard let found else { return place + "the end of the text" }
        guard (0x21..<0x7F).contains(found) else {
            let digits = String(found, radix: 16, uppercase: true)
            return place + "byte 0x" + (digits.count == 1 ? "0" : "") + digits
        }
        return place + "'\(Character(Unicode.Scalar(found)))'"
    }
}
