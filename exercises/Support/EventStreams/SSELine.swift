/// What one line of an event stream is.
public enum SSELine: Equatable, Sendable, CustomStringConvertible {
    /// An empty line, which ends an event.
    case blank
    /// A line that starts with a colon; the text is all that follows the colon.
    case comment(String)
    /// Any other line, whether the name is known or not.
    case field(name: String, value: String)

    /// The line as failures show it: `field "data" "one"`, `comment " hi"`, `blank`.
    public var description: String {
        switch self {
        case .blank: "blank"
        case .comment(let text): "comment \(shown(text: text))"
        case .field(let name, let value): "field \(shown(text: name)) \(shown(text: value))"
        }
    }

    /// Whether both are the same line, code point by code point.
    public static func == (left: SSELine, right: SSELine) -> Bool {
        switch (left, right) {
        case (.blank, .blank): true
        case (.comment(let left), .comment(let right)): left.utf8.elementsEqual(right.utf8)
        case (.field(let name, let value), .field(let otherName, let otherValue)):
            name.utf8.elementsEqual(otherName.utf8) && value.utf8.elementsEqual(otherValue.utf8)
        default: false
        }
    }
}
