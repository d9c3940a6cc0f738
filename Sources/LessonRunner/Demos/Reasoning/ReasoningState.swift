import StreamingKit

/// A reasoning model's answer: what it says of its thoughts, what it says to the user, and what
/// both cost.
struct ReasoningState: Sendable {
    /// One of the two texts.
    struct Pane: Sendable {
        var text = ""
        var deltas = 0
        /// When its first piece came, since the request.
        var first: Duration?
        var last: Duration?

        mutating func take(_ delta: String, at time: Duration) {
            text += delta
            deltas += 1
            first = first ?? time
            last = time
        }
    }

    /// The summary's parts, or the reasoning itself where a model shows it.
    private(set) var thoughts = Pane()
    private(set) var answer = Pane()
    /// Whether the text of the reasoning came, and not a summary of it.
    private(set) var isOpen = false
    private(set) var usage: Usage?

    struct Usage: Equatable, Sendable {
        var input: Int
        var reasoning: Int
        var output: Int
    }

    mutating func take(_ event: ResponseEvent, at time: Duration) {
        switch event.kind {
        case .summaryPartAdded(let place, _) where place.index > 0: thoughts.text += "\n\n"
        case .summaryDelta(_, let delta): thoughts.take(delta, at: time)
        case .reasoningDelta(_, let delta):
            isOpen = true
            thoughts.take(delta, at: time)
        case .textDelta(_, let delta, _): answer.take(delta, at: time)
        case .step(let step, let response) where step.isFinal: usage = Usage(response["usage"])
        default: break
        }
    }
}

extension ReasoningState.Usage {
    /// The usage of a response; nil where it has none.
    fileprivate init?(_ value: JSONValue?) {
        guard let output = value?["output_tokens"]?.int else { return nil }
        self.output = output
        input = value?["input_tokens"]?.int ?? 0
        reasoning = value?["output_tokens_details"]?["reasoning_tokens"]?.int ?? 0
    }
}
