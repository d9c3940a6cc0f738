// caught by: order, everyOrder — outputs go back as they come
import ExerciseSupport

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

private func outputs(of calls: [ToolCall], _ tools: [Tool]) async -> [ToolTurn] {
    await withTaskGroup(of: ToolTurn.self) { group in
        for call in calls {
            group.addTask { .output(callID: call.id, text: await output(of: call, tools)) }
        }
        var turns: [ToolTurn] = []
        for await turn in group { turns.append(turn) }
        return turns
    }
}

private func output(of call: ToolCall, _ tools: [Tool]) async -> String {
    guard let tool = tools.first(where: { $0.name == call.name }) else {
        return "Error: there is no tool named \(call.name)"
    }
    do {
        return try await tool.run(call.arguments)
    } catch {
        return "Error: \(error)"
    }
}
