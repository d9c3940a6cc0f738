import ExerciseSupport

/// Puts the deltas of several answers together.
struct ChoicesAccumulator {
    /// The answers as far as they have come.
    private(set) var choices: [ChatCompletion.Choice] = []

    /// Adds what is new in a chunk.
    mutating func add(_ chunk: ChatCompletionChunk) throws {
        // TODO: is there always one choice, and is there only one?
        guard let choice = chunk.choices.first else { return }
        // TODO: this appends an answer when its index is new. Where does it belong?
        var place = choices.firstIndex { $0.index == choice.index } ?? choices.count
        if place == choices.count {
            choices.append(
                ChatCompletion.Choice(
                    index: place,
                    message: AssistantMessage(role: choice.delta.role ?? "assistant"),
                    finishReason: .incomplete
                )
            )
        }
        // TODO: the server in the office gives the answers in turn, and so does this.
        if choice.delta.content == nil { place = choices.count - 1 }
        choices[place].message.content = choice.delta.content
        // TODO: refusals, roles that change, and the reason why an answer is over.
    }
}
