// caught by: together, order, throwing, everyOrder — each call waits for the one before it
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
    var turns: [ToolTurn] = []
    for call in calls {
        turns.append(.output(callID: call.id, text: await output(of: call, tools)))
    }
    return turns
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
