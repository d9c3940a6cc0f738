// caught by: index, severalChoices, order, everyMix, changedRoles — the place in the list is the index
import ExerciseSupport

/// Puts the deltas of several answers together, each by its index.
struct ChoicesAccumulator {
    /// The answers so far. A dictionary has room for any index, and no places for those between.
    private var answers: [Int: Answer] = [:]

    /// The answers as far as they have come, by index.
    var choices: [ChatCompletion.Choice] {
        answers.sorted { $0.key < $1.key }.map { index, answer in
            ChatCompletion.Choice(
                index: index,
                message: answer.message,
                finishReason: answer.finishReason ?? .incomplete
            )
        }
    }

    /// Adds what is new in a chunk.
    /// - Throws: `AssemblyError.roleChanged`, and then nothing of the chunk is added.
    mutating func add(_ chunk: ChatCompletionChunk) throws {
        var next = answers
        for (place, choice) in chunk.choices.enumerated() {
            try next[place, default: Answer()].add(choice)
        }
        answers = next
    }
}

/// One answer as far as it has come.
private struct Answer {
    var message = AssistantMessage()
    var finishReason: FinishReason?
    private var hasRole = false

    mutating func add(_ choice: ChatCompletionChunk.Choice) throws {
        let delta = choice.delta
        if let role = delta.role, !role.isEmpty {
            if hasRole, role != message.role {
                throw AssemblyError.roleChanged(from: message.role, to: role)
            }
            message.role = role
            hasRole = true
        }
        if let content = delta.content { message.content = (message.content ?? "") + content }
        if let refusal = delta.refusal { message.refusal = (message.refusal ?? "") + refusal }
        finishReason = choice.finishReason ?? finishReason
    }
}
