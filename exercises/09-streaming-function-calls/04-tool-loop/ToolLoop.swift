import ExerciseSupport

/// Has a conversation with a model that may call tools.
/// - Parameter maximumRounds: How often the model may be asked; 1 or more.
func converse(
    _ question: String,
    with model: some ToolModel,
    tools: [Tool],
    maximumRounds: Int
) async throws -> String {
    var turns: [ToolTurn] = [.user(question)]
    // TODO: this never gives up, whatever happens.
    while true {
        let answer = try await model.answer(turns)
        // TODO: may all of this be acted on?
        if answer.calls.isEmpty { return answer.text }
        // TODO: the model must see its own calls again.
        for call in answer.calls {
            // TODO: one after the other takes long.
            let text = try await output(of: call, tools)
            turns.append(.output(callID: call.id, text: text))
        }
    }
}

/// What a call gives.
private func output(of call: ToolCall, _ tools: [Tool]) async throws -> String {
    // TODO: a tool may throw, and there may be none of this name.
    guard let tool = tools.first(where: { $0.name == call.name }) else { return "" }
    return try await tool.run(call.arguments)
}
