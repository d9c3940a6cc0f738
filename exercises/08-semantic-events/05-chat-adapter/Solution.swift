import ExerciseSupport

/// Makes the events of a response from the chunks of a chat completion.
struct EventAdapter {
    /// The response's ID; nil until it is created.
    private var id: String?
    private var items: [Int: OutputItem] = [:]
    /// Why choices were cut off, by index.
    private var reasons: [Int: String] = [:]

    /// Takes the next chunk.
    /// - Returns: What a display should see of it.
    mutating func push(_ chunk: ChatCompletionChunk) -> [ResponseEvent] {
        guard !chunk.choices.isEmpty else { return [] }
        var events: [ResponseEvent] = []
        if id == nil {
            let response = ResponseSnapshot(id: chunk.id, status: "in_progress")
            events = [.step(.created, response), .step(.inProgress, response)]
        }
        let id = id ?? chunk.id
        self.id = id
        for choice in chunk.choices {
            let index = choice.index
            var item = items[index] ?? .message("\(id)-\(index)")
            if items[index] == nil { events.append(.itemAdded(item, output: index)) }
            events += grow(&item, .text(""), by: choice.delta.content, output: index)
            events += grow(&item, .refusal(""), by: choice.delta.refusal, output: index)
            if let reason = choice.finishReason {
                reasons[index] = cut(reason)
                item.status = reasons[index] == nil ? "completed" : "incomplete"
                events += close(item, output: index)
            }
            items[index] = item
        }
        return events
    }

    /// Says what a display should see when the stream is over.
    mutating func finish() -> [ResponseEvent] {
        guard let id else { return [] }
        let all = items.sorted { $0.key < $1.key }.map(\.value)
        let whole = all.filter { $0.status != "in_progress" }
        let reason =
            whole.count < all.count
            ? "the stream ended early" : reasons.min { $0.key < $1.key }?.value
        let step: ResponseStep =
            whole.count < all.count ? .failed : reason == nil ? .completed : .incomplete
        return [
            .step(
                step,
                ResponseSnapshot(id: id, status: step.rawValue, output: whole, reason: reason)
            )
        ]
    }

    private func grow(
        _ item: inout OutputItem,
        _ new: OutputPart,
        by text: String?,
        output: Int
    ) -> [ResponseEvent] {
        guard let text, !text.isEmpty else { return [] }
        var events: [ResponseEvent] = []
        let known = item.parts.firstIndex { $0.type == new.type }
        let content = known ?? item.parts.count
        let place = PartPlace(itemID: item.id, output: output, content: content)
        if known == nil {
            item.parts.append(new)
            events.append(.partAdded(new, at: place))
        }
        item.parts[content].text += text
        let isRefusal = new.type == "refusal"
        return events + [isRefusal ? .refusalDelta(text, at: place) : .textDelta(text, at: place)]
    }

    private func close(_ item: OutputItem, output: Int) -> [ResponseEvent] {
        var events: [ResponseEvent] = []
        for (content, part) in item.parts.enumerated() {
            let place = PartPlace(itemID: item.id, output: output, content: content)
            events += [
                part.type == "refusal"
                    ? .refusalDone(part.text, at: place) : .textDone(part.text, at: place),
                .partDone(part, at: place),
            ]
        }
        return events + [.itemDone(item, output: output)]
    }

    /// Why a choice was cut off, in the words of the Responses API; nil if it was not.
    private func cut(_ reason: FinishReason) -> String? {
        switch reason {
        case .length: "max_output_tokens"
        case .contentFilter: "content_filter"
        default: nil
        }
    }
}
