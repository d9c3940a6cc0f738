/// One thing that a client saw of a stream: an event, read as far as its ending needs it, or what
/// the connection did.
public enum StreamSignal: Equatable, Sendable, CustomStringConvertible {
    /// A piece of the answer, of either API. The Responses API has one choice, 0.
    case text(String, choice: Int = 0)
    /// Chat Completions: a chunk with this `finish_reason`, which ends one choice.
    case finish(FinishReason, choice: Int = 0)
    /// Chat Completions: `data: [DONE]`.
    case done
    /// Responses: `response.output_text.done`, the end of one text.
    case textDone
    /// Responses: `response.completed`.
    case completed
    /// Responses: `response.incomplete`, with the reason from `incomplete_details`.
    case incomplete(String)
    /// Responses: `response.failed`, with the error's message.
    case failed(String)
    /// Either API: an error where an event was due, with its message.
    case error(String)
    /// The body ended, and for HTTP the response is whole.
    case endOfBody
    /// The connection was reset, or closed in the middle of the body.
    case connectionLost
    /// Nothing came for too long, so the client hung up.
    case gaveUp

    /// The signal on one line, as near to the wire as can be: `text "Hi"`, `[DONE]`.
    public var description: String {
        switch self {
        case .text(let text, let choice): "text \(shown(text: text))\(Self.suffix(choice))"
        case .finish(let reason, let choice): "finish_reason \(reason)\(Self.suffix(choice))"
        case .done: "[DONE]"
        case .textDone: "response.output_text.done"
        case .completed: "response.completed"
        case .incomplete(let reason): "response.incomplete: \(reason)"
        case .failed(let message): "response.failed: \(message)"
        case .error(let message): "error: \(message)"
        case .endOfBody: "(end of the body)"
        case .connectionLost: "(connection lost)"
        case .gaveUp: "(nothing for too long)"
        }
    }

    private static func suffix(_ choice: Int) -> String { choice == 0 ? "" : ", choice \(choice)" }
}

/// A trace as failures show it, a signal on each line.
public func shown(trace: [StreamSignal]) -> String {
    trace.isEmpty ? "(nothing yet)" : trace.map(\.description).joined(separator: "\n")
}
