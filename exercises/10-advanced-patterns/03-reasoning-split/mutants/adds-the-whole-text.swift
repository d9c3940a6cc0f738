// caught by: done, reasoningText, refusal, interleaved, doneEdges — done brings the last piece
import ExerciseSupport

/// Takes the stream of a response apart: what the model thought, what it said, what each costs.
struct ReasoningSplitter {
    /// The parts of one kind, by their place in the output.
    private struct Parts {
        private var texts: [(place: [Int], text: String)] = []

        /// The parts in the order of the output.
        var inOrder: [String] {
            texts.sorted { $0.place.lexicographicallyPrecedes($1.place) }.map(\.text)
        }

        /// Changes the text of one part, which begins empty.
        mutating func change(_ place: [Int], _ change: (inout String) -> Void) {
            let index = texts.firstIndex { $0.place == place } ?? texts.count
            if index == texts.count { texts.append((place, "")) }
            change(&texts[index].text)
        }
    }

    private var summary = Parts()
    private var reasoning = Parts()
    private var answer = Parts()
    private var refusal = Parts()
    private var tokens: ReasoningSplit.Tokens?

    /// What has come so far.
    var split: ReasoningSplit {
        ReasoningSplit(
            summary: summary.inOrder,
            reasoning: reasoning.inOrder.joined(),
            answer: answer.inOrder.joined(),
            refusal: refusal.inOrder.joined(),
            tokens: tokens
        )
    }

    /// Takes the payload of the next event.
    mutating func take(_ event: JSONValue) {
        switch event["type"]?.string {
        case "response.output_text.delta": add(event, to: \.answer)
        case "response.output_text.done": replace(event, in: \.answer)
        case "response.reasoning_summary_text.delta": add(event, to: \.summary)
        case "response.reasoning_summary_text.done": replace(event, in: \.summary)
        case "response.reasoning_text.delta": add(event, to: \.reasoning)
        case "response.reasoning_text.done": replace(event, in: \.reasoning)
        case "response.refusal.delta": add(event, to: \.refusal)
        case "response.refusal.done": replace(event, in: \.refusal)
        case "response.completed", "response.incomplete", "response.failed": bill(event)
        default: break
        }
    }

    private mutating func add(_ event: JSONValue, to parts: WritableKeyPath<Self, Parts>) {
        guard let delta = event["delta"]?.string else { return }
        self[keyPath: parts].change(place(of: event)) { $0 += delta }
    }

    private mutating func replace(_ event: JSONValue, in parts: WritableKeyPath<Self, Parts>) {
        guard let whole = (event["text"] ?? event["refusal"])?.string else { return }
        self[keyPath: parts].change(place(of: event)) { $0 += whole }
    }

    private func place(of event: JSONValue) -> [Int] {
        let part = event["summary_index"] ?? event["content_index"]
        return [event["output_index"]?.int ?? 0, part?.int ?? 0]
    }

    private mutating func bill(_ event: JSONValue) {
        guard let usage = event["response"]?["usage"], !usage.isNull else { return }
        let reasoning = usage["output_tokens_details"]?["reasoning_tokens"]?.int ?? 0
        tokens = ReasoningSplit.Tokens(
            input: usage["input_tokens"]?.int ?? 0,
            reasoning: reasoning,
            answer: (usage["output_tokens"]?.int ?? 0) - reasoning
        )
    }
}
