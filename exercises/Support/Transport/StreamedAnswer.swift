/// What a streaming client says of a question: what the user saw, and how it ended.
public struct StreamedAnswer: Equatable, Sendable {
    /// All text that was shown, in its order.
    public var text: String
    /// The calls that were run, in their order.
    public var calls: [ToolCall]
    /// How it ended.
    public var ending: AnswerEnding
    /// How many requests were sent, with those that failed.
    public var requests: Int

    /// Makes an answer.
    public init(
        text: String = "",
        calls: [ToolCall] = [],
        ending: AnswerEnding = .interrupted(.endOfBody),
        requests: Int = 0
    ) {
        self.text = text
        self.calls = calls
        self.ending = ending
        self.requests = requests
    }
}

/// How an answer ended.
public enum AnswerEnding: Equatable, Sendable, CustomStringConvertible {
    /// The API said that it is whole.
    case completed
    /// The API cut it off, for this reason.
    case incomplete(String)
    /// The API reported an error, with this message.
    case failed(String)
    /// It stopped, and the API had not said a last word.
    case interrupted(Ending.Interruption)
    /// The user stopped it.
    case stopped

    /// The ending on one line: `incomplete("max_output_tokens")`, `interrupted(endOfBody)`.
    public var description: String {
        switch self {
        case .completed: "completed"
        case .incomplete(let reason): "incomplete(\(shown(text: reason)))"
        case .failed(let message): "failed(\(shown(text: message)))"
        case .interrupted(let interruption): "interrupted(\(interruption))"
        case .stopped: "stopped"
        }
    }
}
