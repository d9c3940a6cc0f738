import ExerciseSupport

/// Makes the events of a response from the chunks of a chat completion.
struct EventAdapter {
    private var response: ResponseSnapshot?

    /// Takes the next chunk.
    /// - Returns: What a display should see of it.
    mutating func push(_ chunk: ChatCompletionChunk) -> [ResponseEvent] {
        var events: [ResponseEvent] = []
        if response == nil {
            // TODO: some gateways begin with a chunk that has no ID and no choices.
            let new = ResponseSnapshot(id: chunk.id, status: "in_progress")
            response = new
            events = [.step(.created, new), .step(.inProgress, new)]
        }
        for choice in chunk.choices {
            // TODO: the display knows of no such item, and of no part. And refusals?
            let place = PartPlace(itemID: chunk.id, output: choice.index, content: 0)
            events.append(.textDelta(choice.delta.content ?? "", at: place))
            // TODO: the display saves a message when its item is done.
        }
        return events
    }

    /// Says what a display should see when the stream is over.
    mutating func finish() -> [ResponseEvent] {
        // TODO: is every answer complete whose stream has ended?
        guard let response else { return [] }
        return [.step(.completed, ResponseSnapshot(id: response.id, status: "completed"))]
    }
}
