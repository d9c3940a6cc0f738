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
    for round in 1...maximumRounds {
        try Task.checkCancellation()
        let answer = try await model.answer(turns)
        if answer.isCut { throw ToolLoopError.cutAnswer }
        if answer.calls.isEmpty { return answer.text }
        if round == maximumRounds { break }
        turns.append(.assistant(text: answer.text, calls: answer.calls))
        turns += await outputs(of: answer.calls, tools)
    }
    throw ToolLoopError.tooManyRounds(maximumRounds)
}

/// Runs all calls at once; what they give stands in their order.
private func outputs(of calls: [ToolCall], _ tools: [Tool]) async -> [ToolTurn] {
    await withTaskGroup(of: (Int, String).self) { group in
        for (place, call) in calls.enumerated() {
            group.addTask { (place, await output(of: call, tools)) }
        }
        var texts = calls.map { _ in "" }
        for await (place, text) in group { texts[place] = text }
        return zip(calls, texts).map { .output(callID: $0.id, text: $1) }
    }
}

/// What a call gives, an error included: the model is told of it.
private func output(of call: ToolCall, _ tools: [Tool]) async -> String {
    guard let tool = tools.first(where: { $0.name == call.name }) else {
        return "Error: there is no tool named \(call.name)"
    }
    do {
        return try await tool.run(call.arguments)
    } catch {
        // One that was cancelled throws too; nobody is told, since no request follows.
        return "Error: \(error)"
    }
}
