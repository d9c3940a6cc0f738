// caught by: usage, changes, sameAsBlocking, cutOff, askedAgain — a chunk without choices has nothing
import ExerciseSupport

/// Makes one completion of the chunks of a stream.
struct CompletionAssembler {
    private var id = ""
    private var created = 0
    private var model = ""
    private var usage: TokenUsage?
    private var answers: [Int: Answer] = [:]

    /// Adds what is new in a chunk.
    /// - Throws: `AssemblyError` where the chunk belongs to another stream.
    mutating func add(_ chunk: ChatCompletionChunk) throws {
        if chunk.choices.isEmpty { return }
        if !chunk.id.isEmpty {
            if !id.isEmpty, chunk.id != id {
                throw AssemblyError.idChanged(from: id, to: chunk.id)
            }
            id = chunk.id
        }
        if !chunk.model.isEmpty {
            if !model.isEmpty, chunk.model != model {
                throw AssemblyError.modelChanged(from: model, to: chunk.model)
            }
            model = chunk.model
        }
        if created == 0 { created = chunk.created }
        usage = chunk.usage ?? usage
        for choice in chunk.choices { answers[choice.index, default: Answer()].add(choice) }
    }

    /// The completion as far as it has come.
    /// - Throws: `AssemblyError.noChoices` where no answer came.
    func finish() throws -> ChatCompletion {
        if answers.isEmpty { throw AssemblyError.noChoices }
        let choices = answers.sorted { $0.key < $1.key }.map { index, answer in
            ChatCompletion.Choice(
                index: index,
                message: answer.message,
                finishReason: answer.finishReason ?? .incomplete
            )
        }
        return ChatCompletion(
            id: id,
            created: created,
            model: model,
            choices: choices,
            usage: usage
        )
    }
}

/// One answer as far as it has come.
private struct Answer {
    var message = AssistantMessage()
    var finishReason: FinishReason?

    mutating func add(_ choice: ChatCompletionChunk.Choice) {
        let delta = choice.delta
        if let role = delta.role, !role.isEmpty { message.role = role }
        if let content = delta.content { message.content = (message.content ?? "") + content }
        if let refusal = delta.refusal { message.refusal = (message.refusal ?? "") + refusal }
        finishReason = choice.finishReason ?? finishReason
    }
}
