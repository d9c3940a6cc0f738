import ExerciseSupport

/// Takes the stream of a response apart: what the model thought, what it said, what each costs.
struct ReasoningSplitter {
    // TODO: parts are told apart by their indexes. A text alone cannot hold them.
    private var summary = ""
    private var answer = ""
    private var tokens: ReasoningSplit.Tokens?

    /// What has come so far.
    var split: ReasoningSplit {
        ReasoningSplit(summary: summary.isEmpty ? [] : [summary], answer: answer, tokens: tokens)
    }

    /// Takes the payload of the next event.
    mutating func take(_ event: JSONValue) {
        guard let type = event["type"]?.string else { return }
        switch type {
        case "response.output_text.delta": answer += event["delta"]?.string ?? ""
        case "response.reasoning_summary_text.delta": summary += event["delta"]?.string ?? ""
        // TODO: the done events, the reasoning itself, refusals.
        case "response.completed":
            // TODO: are these all the events that bring usage? And what are output tokens?
            guard let usage = event["response"]?["usage"] else { return }
            tokens = ReasoningSplit.Tokens(
                input: usage["input_tokens"]?.int ?? 0,
                reasoning: usage["output_tokens_details"]?["reasoning_tokens"]?.int ?? 0,
                answer: usage["output_tokens"]?.int ?? 0
            )
        default: break
        }
    }
}
