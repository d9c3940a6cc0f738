// caught by: throwing, unknownTool, badTools — an error of a tool is an error of the conversation
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
        turns += try await outputs(of: answer.calls, tools)
    }
    throw ToolLoopError.tooManyRounds(maximumRounds)
}

private func outputs(of calls: [ToolCall], _ tools: [Tool]) async throws -> [ToolTurn] {
    try await withThrowingTaskGroup(of: (Int, String).self) { group in
        for (place, call) in calls.enumerated() {
            group.addTask { (place, try await output(of: call, tools)) }
        }
        var texts = calls.map { _ in "" }
        for try await (place, text) in group { texts[place] = text }
        return zip(calls, texts).map { .output(callID: $0.id, text: $1) }
    }
}

private func output(of call: ToolCall, _ tools: [Tool]) async throws -> String {
    guard let tool = tools.first(where: { $0.name == call.name }) else {
        throw ToolFailure("there is no tool named \(call.name)")
    }
    return try await tool.run(call.arguments)
}
