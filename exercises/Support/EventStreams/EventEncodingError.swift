/// Why an event cannot be written into a stream.
public enum EventEncodingError: Error, Equatable, Sendable, CustomStringConvertible {
    /// A part of an event that has to fit on one line.
    public enum Part: Equatable, Sendable {
        /// The event's type.
        case type
        /// The event's id.
        case id
    }

    /// The part has a CR or a LF in it, and what follows would be read as another line.
    case lineEnding(in: Part)
    /// The id has a U+0000 in it, and readers would ignore it.
    case zeroInID
    /// The type is empty, and readers would take it for `message`.
    case emptyType

    /// The error in words: `EventEncodingError.lineEnding(in: id)`.
    public var description: String {
        switch self {
        case .lineEnding(let part): "EventEncodingError.lineEnding(in: \(part))"
        case .zeroInID: "EventEncodingError.zeroInID"
        case .emptyType: "EventEncodingError.emptyType"
        }
    }
}
