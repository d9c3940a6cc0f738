/// How many tokens a request took.
public struct TokenUsage: Equatable, Sendable, CustomStringConvertible {
    /// The tokens of the prompt.
    public var promptTokens: Int
    /// The tokens that the model wrote.
    public var completionTokens: Int
    /// Both together.
    public var totalTokens: Int { promptTokens + completionTokens }

    /// Names both numbers.
    public init(promptTokens: Int, completionTokens: Int) {
        self.promptTokens = promptTokens
        self.completionTokens = completionTokens
    }

    /// The usage in a word: `9 + 3`.
    public var description: String { "\(promptTokens) + \(completionTokens)" }
}
