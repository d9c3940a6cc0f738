/// One turn of a conversation, as its transcript shows it.
public struct RealtimeTurn: Equatable, Sendable, CustomStringConvertible {
    /// Who speaks.
    public enum Speaker: Equatable, Sendable {
        /// The person.
        case user
        /// The model.
        case assistant
    }

    /// How the turn stands; the names of the last four are those of a response's `status`.
    public enum State: String, Equatable, Sendable {
        /// More of it may come.
        case open
        /// All of it came.
        case completed
        /// It was interrupted.
        case cancelled
        /// The model had to stop early.
        case incomplete
        /// Something went wrong.
        case failed
    }

    /// Who speaks.
    public var speaker: Speaker
    /// What was said, as far as it counts.
    public var text: String
    /// How it stands.
    public var state: State

    /// Makes a turn.
    public init(_ speaker: Speaker, _ text: String, _ state: State = .completed) {
        self.speaker = speaker
        self.text = text
        self.state = state
    }

    /// The turn on one line: `assistant "Hello." (completed)`.
    public var description: String { "\(speaker) \(shown(text: text)) (\(state))" }
}

/// What a client tells the server when its user interrupts.
public enum RealtimeCommand: Equatable, Sendable, CustomStringConvertible {
    /// `response.cancel`: write no more of this response.
    case cancel(responseID: String)
    /// `conversation.item.truncate`: no more of this sound was heard, so remember no more.
    case truncate(itemID: String, contentIndex: Int, audioEndMilliseconds: Int)

    /// The command on one line: `cancel resp_1` or `truncate item_1, 0 at 1200 ms`.
    public var description: String {
        switch self {
        case .cancel(let id): "cancel \(id)"
        case .truncate(let id, let index, let end): "truncate \(id), \(index) at \(end) ms"
        }
    }
}
