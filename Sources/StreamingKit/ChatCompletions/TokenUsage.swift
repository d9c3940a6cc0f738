/// How many tokens a chat completion took: the object `usage`.
public struct TokenUsage: Hashable, Sendable {
    /// The tokens of the prompt.
    public var promptTokens: Int?
    /// The tokens that the model wrote, those included that are not shown.
    public var completionTokens: Int?
    /// Both together.
    public var totalTokens: Int?
    /// Every other member, such as `completion_tokens_details`.
    public var others: JSONObject

    /// The usage of a prompt and an answer of so many tokens.
    public init(promptTokens: Int, completionTokens: Int, others: JSONObject = [:]) {
        self.promptTokens = promptTokens
        self.completionTokens = completionTokens
        totalTokens = promptTokens + completionTokens
        self.others = others
    }

    /// The usage in a JSON object; `nil` when `value` is none.
    public init?(_ value: JSONValue) {
        guard let object = value.object else { return nil }
        var members = MemberReader(object)
        promptTokens = members.int("prompt_tokens")
        completionTokens = members.int("completion_tokens")
        totalTokens = members.int("total_tokens")
        others = members.others
    }

    /// The usage as the API writes it.
    public var json: JSONValue {
        var members = MemberWriter(others: others)
        members.write("prompt_tokens", promptTokens)
        members.write("completion_tokens", completionTokens)
        members.write("total_tokens", totalTokens)
        return members.finish()
    }
}
