/// How a stream ended, as a client should tell it.
public enum Ending: Equatable, Sendable, CustomStringConvertible {
    /// It has not ended.
    case running
    /// The answer is whole, and the API said so.
    case complete
    /// The API ended the answer early, for this reason.
    case incomplete(String)
    /// The API reported an error, with this message.
    case failed(String)
    /// It ended in good order, but nobody said that the answer is whole: no finish reason came, or
    /// this one, which we do not know.
    case unexplained(String?)
    /// It stopped, and the API had not said a last word.
    case interrupted(Interruption)

    /// What stopped a stream.
    public enum Interruption: Equatable, Sendable {
        /// The body ended as if all were well.
        case endOfBody
        /// The connection broke.
        case connectionLost
        /// Nothing came for too long.
        case timedOut
    }

    /// The ending on one line: `incomplete("length")`, `interrupted(endOfBody)`.
    public var description: String {
        switch self {
        case .running: "running"
        case .complete: "complete"
        case .incomplete(let reason): "incomplete(\(shown(text: reason)))"
        case .failed(let message): "failed(\(shown(text: message)))"
        case .unexplained(let reason): "unexplained(\(shown(reason as Any)))"
        case .interrupted(let interruption): "interrupted(\(interruption))"
        }
    }
}
