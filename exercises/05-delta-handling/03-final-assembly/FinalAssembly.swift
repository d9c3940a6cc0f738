import ExerciseSupport

/// Makes one completion of the chunks of a stream.
struct CompletionAssembler {
    private var id = ""
    private var created = 0
    private var model = ""
    private var usage: TokenUsage?
    private var answers: [Int: Answer] = [:]

    /// Adds what is new in a chunk.
    mutating func add(_ chunk: ChatCompletionChunk) throws {
        // TODO: what if this chunk is of another stream? And what does an empty ID say?
        id = chunk.id
        created = chunk.created
        model = chunk.model
        // TODO: this looks at one choice. Which chunk has the usage?
        guard let choice = chunk.choices.first else { return }
        usage = chunk.usage
        answers[choice.index, default: Answer()].add(choice)
    }

    /// The completion as far as it has come.
    func finish() throws -> ChatCompletion {
        // TODO: what if there is no answer at all?
        let choices = answers.map { index, answer in
            // TODO: an answer that broke off ends with stop, too.
            ChatCompletion.Choice(
                index: index,
                message: answer.message,
                finishReason: answer.finishReason ?? .stop
            )
        }
        return ChatCompletion(id: id, created: created, model: model, choices: choices)
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
        // TODO: a later chunk may say nothing of a reason.
        finishReason = choice.finishReason
    }
}
