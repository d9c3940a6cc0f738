/// How the types of a chat completion are read from JSON. A member of another type than it should
/// have is taken for missing, since servers differ.
extension ChatCompletionChunk {
    /// Reads the payload of an event; nil where it is no JSON object.
    public init?(_ json: JSONValue) {
        guard let members = json.object else { return nil }
        self.init(
            id: members["id"]?.string ?? "",
            created: members["created"]?.int ?? 0,
            model: members["model"]?.string ?? "",
            choices: (members["choices"]?.array ?? []).compactMap(Choice.init),
            usage: members["usage"].flatMap(TokenUsage.init)
        )
    }
}

extension ChatCompletionChunk.Choice {
    /// Reads one element of `choices`; nil where it is no JSON object.
    public init?(_ json: JSONValue) {
        guard let members = json.object else { return nil }
        self.init(
            index: members["index"]?.int ?? 0,
            delta: members["delta"].flatMap(ChatCompletionChunk.Delta.init)
                ?? ChatCompletionChunk.Delta(),
            finishReason: members["finish_reason"]?.string.map(FinishReason.init(wire:))
        )
    }
}

extension ChatCompletionChunk.Delta {
    /// Reads a `delta`; nil where it is no JSON object.
    public init?(_ json: JSONValue) {
        guard let members = json.object else { return nil }
        self.init(
            role: members["role"]?.string,
            content: members["content"]?.string,
            refusal: members["refusal"]?.string,
            toolCalls: (members["tool_calls"]?.array ?? []).compactMap(ToolCallDelta.init)
        )
    }
}

extension ToolCallDelta {
    /// Reads one element of a delta's `tool_calls`; nil where it is no JSON object.
    public init?(_ json: JSONValue) {
        guard let members = json.object else { return nil }
        let function = members["function"]?.object
        self.init(
            index: members["index"]?.int,
            id: members["id"]?.string,
            name: function?["name"]?.string,
            arguments: function?["arguments"]?.string
        )
    }
}

extension TokenUsage {
    /// Reads a `usage`; nil where it is no JSON object, or lacks a number.
    public init?(_ json: JSONValue) {
        guard let members = json.object, let prompt = members["prompt_tokens"]?.int,
            let completion = members["completion_tokens"]?.int
        else { return nil }
        self.init(promptTokens: prompt, completionTokens: completion)
    }
}
