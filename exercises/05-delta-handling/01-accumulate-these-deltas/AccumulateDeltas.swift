import ExerciseSupport

/// Puts the deltas of one answer together.
///
/// Written against one recording, in which every chunk had some content.
struct MessageAccumulator {
    /// The message as far as it has come.
    private(set) var message = AssistantMessage(content: "")

    /// Whether there is something to read.
    var hasText: Bool {
        // TODO: the first delta has a content, too. Can anybody read it?
        message.content != nil
    }

    /// Adds what is new in a chunk.
    mutating func add(_ chunk: ChatCompletionChunk) throws {
        // TODO: is it always the first one, and is it always the answer that was asked for?
        guard let delta = chunk.choices.first?.delta else { return }
        // TODO: this is right for the first delta alone.
        if let role = delta.role { message = AssistantMessage(role: role, content: "") }
        // TODO: what does a delta without content say? And where do refusals go?
        message.content = (message.content ?? "") + (delta.content ?? "nil")
    }
}
