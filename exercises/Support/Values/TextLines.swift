/// The lines of a text, and what stands after the last line ending.
public struct TextLines: Equatable, Sendable, CustomStringConvertible {
    /// The lines that were ended, without their endings.
    public var ended: [String]
    /// The text after the last line ending; nil where there is none.
    public var rest: String?

    /// Makes the lines of a text that ends with a line ending, or that has a rest after it.
    public init(_ ended: [String], rest: String? = nil) {
        self.ended = ended
        self.rest = rest
    }

    /// The lines on one line: `"one" "two" and unfinished "thr"`.
    public var description: String {
        shown(ended) + (rest.map { " and unfinished " + shown(text: $0) } ?? "")
    }

    /// Whether both are the same lines, code point by code point.
    public static func == (left: TextLines, right: TextLines) -> Bool {
        guard (left.rest == nil) == (right.rest == nil) else { return false }
        let left = left.ended + [left.rest ?? ""]
        let right = right.ended + [right.rest ?? ""]
        return left.elementsEqual(right) { $0.utf8.elementsEqual($1.utf8) }
    }
}
