/// A text that is compared code point by code point and shown as it is, line by line: for results
/// that a suite has put into words.
public struct PlainText: Equatable, Sendable, CustomStringConvertible {
    /// The text, shown without quotes.
    public var description: String

    /// Takes the words for a result.
    public init(_ text: String) { description = text }

    /// Whether both texts have the same code points.
    public static func == (left: PlainText, right: PlainText) -> Bool {
        left.description.utf8.elementsEqual(right.description.utf8)
    }
}
