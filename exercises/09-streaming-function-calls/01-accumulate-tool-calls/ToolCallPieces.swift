import ExerciseSupport

/// Puts the tool calls of one answer together from the pieces in its deltas.
///
/// Written while one call at a time was all that came.
struct ToolCallAccumulator {
    /// The calls as far as they have come.
    private(set) var calls: [ToolCall] = []

    /// The calls that may be run.
    var ready: [ToolCall] {
        // TODO: half of a call must not run. What says that nothing more comes?
        calls
    }

    /// Takes what is new in the answer.
    mutating func add(_ choice: ChatCompletionChunk.Choice) {
        // TODO: may there be more than one piece?
        guard let piece = choice.delta.toolCalls.first else { return }
        if let id = piece.id {
            calls.append(ToolCall(id: id, name: piece.name ?? "", arguments: ""))
        }
        // TODO: the last call is not always the one that the piece belongs to.
        guard let last = calls.indices.last else { return }
        calls[last].arguments += piece.arguments ?? ""
    }
}
