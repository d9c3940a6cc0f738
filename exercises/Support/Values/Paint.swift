/// What one call of a display gave to be painted: a text, or nothing at all.
///
/// Written as a text or as `nil`. Texts are compared code point by code point.
public enum Paint: Equatable, Sendable, CustomStringConvertible,
    ExpressibleByStringLiteral, ExpressibleByNilLiteral
{
    /// Nothing: the screen stays as it is.
    case nothing
    /// This text is added to what is on the screen.
    case text(String)

    /// What a call returned.
    public init(_ text: String?) { self = text.map(Paint.text) ?? .nothing }
    /// A text to paint.
    public init(stringLiteral text: String) { self = .text(text) }
    /// Nothing to paint.
    public init(nilLiteral: ()) { self = .nothing }

    /// The text in quotes, or `nil`.
    public var description: String {
        switch self {
        case .nothing: "nil"
        case .text(let text): shown(text: text)
        }
    }

    /// Whether both paint the same, code point by code point.
    public static func == (left: Paint, right: Paint) -> Bool {
        switch (left, right) {
        case (.nothing, .nothing): true
        case (.text(let left), .text(let right)): left.utf8.elementsEqual(right.utf8)
        default: false
        }
    }
}
