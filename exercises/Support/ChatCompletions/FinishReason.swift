/// Why an answer is over.
public enum FinishReason: Equatable, Sendable, CustomStringConvertible {
    /// The model was done, or came to a stop sequence: `stop`.
    case stop
    /// The limit of tokens was reached, so the answer is cut off: `length`.
    case length
    /// The model calls tools and waits for what they give: `tool_calls`.
    case toolCalls
    /// A filter has left something out: `content_filter`.
    case contentFilter
    /// The model calls a function, in the form before tools: `function_call`.
    case functionCall
    /// A reason that is not in the list above, as the server wrote it.
    case other(String)
    /// None was sent: the stream ended before the answer did. No server writes this one.
    case incomplete

    /// Reads a reason as the API writes it.
    public init(wire: String) {
        self =
            switch wire {
            case "stop": .stop
            case "length": .length
            case "tool_calls": .toolCalls
            case "content_filter": .contentFilter
            case "function_call": .functionCall
            default: .other(wire)
            }
    }

    /// The reason as the API writes it, `incomplete` where it writes none.
    public var description: String {
        switch self {
        case .stop: "stop"
        case .length: "length"
        case .toolCalls: "tool_calls"
        case .contentFilter: "content_filter"
        case .functionCall: "function_call"
        case .other(let wire): "other(\(shown(text: wire)))"
        case .incomplete: "incomplete"
        }
    }
}
