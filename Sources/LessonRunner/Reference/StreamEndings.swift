import StreamingKit

/// What the predictions of lesson 6 ask: how a stream ended whose whole body is given, and when a
/// reader that waits for each event gives up.
enum StreamEndings {
    /// The ending in one word: `complete`, `incomplete`, `failed`, `unexplained` where `[DONE]` came
    /// without a reason that is known, `interrupted` where the body ends without a last word.
    ///
    /// The Responses API says it with the last event of a response; of a chat completion, the finish
    /// reasons of all choices say it together.
    static func ending(of chunks: [[UInt8]]) -> String {
        var begun: Set<Int> = []
        var reasons: [Int: FinishReason] = [:]
        for event in ReferenceFunction.events(in: chunks) {
            switch ChatCompletionEvent(data: event.data) {
            case .done: return verdict(begun, reasons) ?? "unexplained"
            case .error: return "failed"
            case .malformed: continue
            case .chunk(let chunk):
                if let step = step(of: event) { return step }
                for choice in chunk.choices {
                    begun.insert(choice.index)
                    if let reason = choice.finishReason { reasons[choice.index] = reason }
                }
            }
        }
        return verdict(begun, reasons) ?? "interrupted"
    }

    /// The word of the Responses API's last event; nil for every other event.
    private static func step(of event: ServerSentEvent) -> String? {
        guard case .step(let step, _)? = (try? ResponseEvent(event))?.kind, step.isFinal else {
            return nil
        }
        return step == .completed ? "complete" : step.rawValue
    }

    /// What all finish reasons say together; nil where one is missing.
    private static func verdict(_ begun: Set<Int>, _ reasons: [Int: FinishReason]) -> String? {
        guard !begun.isEmpty, begun.count == reasons.count else { return nil }
        let cut: Set<FinishReason> = [.length, .contentFilter]
        if reasons.values.contains(where: cut.contains) { return "incomplete" }
        let whole: Set<FinishReason> = [.stop, .toolCalls, .functionCall]
        return reasons.values.allSatisfy(whole.contains) ? "complete" : "unexplained"
    }

    /// When a reader that is always ready gives up, in seconds; `never` where it need not.
    ///
    /// The first line has the longest silence that is borne, the second one the times at which
    /// something came, the last of them the end.
    static func idleTimeout(_ chunks: [[UInt8]]) -> String {
        let numbers = String(decoding: chunks.joined(), as: UTF8.self)
            .split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
        guard let limit = numbers.first else { return "" }
        var last = 0.0
        for time in numbers.dropFirst() {
            if time - last > limit { return TimedText.typed(last + limit) }
            last = time
        }
        return "never"
    }
}
