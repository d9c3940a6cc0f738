/// Chunks as a server sends them, in a word each, so that a suite reads like the stream.
extension ChatCompletionChunk {
    /// The ID that chunks have unless a suite gives another.
    public static let usualID = "chatcmpl-1"
    /// The time that chunks have unless a suite gives another.
    public static let usualTime = 1_790_000_000
    /// The model that chunks have unless a suite gives another.
    public static let usualModel = "gpt-5"

    /// A chunk with one delta.
    public static func delta(_ delta: Delta, choice index: Int = 0) -> ChatCompletionChunk {
        ChatCompletionChunk(choices: [Choice(index: index, delta: delta)])
    }

    /// The first chunk of a text: the role, and a content that is empty.
    public static func start(choice index: Int = 0) -> ChatCompletionChunk {
        .delta(Delta(role: "assistant", content: ""), choice: index)
    }

    /// More content.
    public static func text(_ content: String, choice index: Int = 0) -> ChatCompletionChunk {
        .delta(Delta(content: content), choice: index)
    }

    /// More of a refusal.
    public static func refusal(_ text: String, choice index: Int = 0) -> ChatCompletionChunk {
        .delta(Delta(refusal: text), choice: index)
    }

    /// The last chunk of a choice: an empty delta, and why it is over.
    public static func finish(
        _ reason: FinishReason = .stop,
        choice index: Int = 0
    ) -> ChatCompletionChunk {
        ChatCompletionChunk(choices: [Choice(index: index, finishReason: reason)])
    }

    /// The chunk with the usage, which has no choices.
    public static func usage(_ prompt: Int, _ completion: Int) -> ChatCompletionChunk {
        ChatCompletionChunk(
            usage: TokenUsage(promptTokens: prompt, completionTokens: completion)
        )
    }
}
