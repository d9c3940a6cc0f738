/// Why an event cannot be written as an event stream.
public struct EventStreamEncodingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The part of the event that is wrong.
    public enum Field: Hashable, Sendable {
        /// The event's type.
        case type
        /// The event's ID.
        case id
    }

    /// What is wrong with it.
    public enum Problem: Hashable, Sendable {
        /// It has a CR or LF, after which readers would see another field.
        case lineBreak
        /// It has U+0000: readers ignore such an ID, since none may stand in a header.
        case nul
        /// It is an empty type, which readers take for `message`.
        case empty
    }

    /// The part that is wrong.
    public var field: Field
    /// What is wrong with it.
    public var problem: Problem

    /// An error from its parts.
    public init(field: Field, problem: Problem) {
        self.field = field
        self.problem = problem
    }

    /// The error in one sentence.
    public var description: String {
        let what = field == .type ? "the type" : "the ID"
        return switch problem {
        case .lineBreak: "\(what) of an event has a line break; each is one line of the stream"
        case .nul: "\(what) of an event has a NUL character, which may not stand there"
        case .empty: "\(what) of an event is empty; readers would take it for 'message'"
        }
    }
}
