extension ChatCompletionChunk {
    /// The chunk in a JSON object; `nil` when `value` is none.
    ///
    /// An error in the stream is an object too: ask `ChatCompletionEvent` which of them it is.
    public init?(_ value: JSONValue) {
        guard let object = value.object else { return nil }
        var members = MemberReader(object)
        id = members.string("id")
        self.object = members.string("object")
        created = members.int("created")
        model = members.string("model")
        choices = members.elements("choices", Choice.init)
        usage = members.take("usage", TokenUsage.init)
        serviceTier = members.string("service_tier")
        systemFingerprint = members.string("system_fingerprint")
        obfuscation = members.string("obfuscation")
        others = members.others
    }

    /// The chunk as the API writes it.
    public var json: JSONValue {
        var members = MemberWriter(others: others)
        members.write("id", id)
        members.write("object", object)
        members.write("created", created)
        members.write("model", model)
        members.write("service_tier", serviceTier)
        members.write("system_fingerprint", systemFingerprint)
        let hasOtherChoices = choices.isEmpty && others["choices"] != nil
        members.write("choices", hasOtherChoices ? nil : choices.map(\.json))
        members.write("usage", usage?.json)
        members.write("obfuscation", obfuscation)
        return members.finish()
    }
}

extension ChatCompletionChunk.Choice {
    /// The choice in a JSON object; `nil` when `value` is none.
    public init?(_ value: JSONValue) {
        guard let object = value.object else { return nil }
        var members = MemberReader(object)
        index = members.index("index")
        delta = members.take("delta", ChatCompletionChunk.Delta.init) ?? ChatCompletionChunk.Delta()
        logprobs = members.take("logprobs", TokenLogprobs.init)
        finishReason = members.string("finish_reason").map(FinishReason.init)
        others = members.others
    }

    /// The choice as the API writes it.
    public var json: JSONValue {
        var members = MemberWriter(others: others)
        members.write("index", index)
        let hasOtherDelta = delta == ChatCompletionChunk.Delta() && others["delta"] != nil
        members.write("delta", hasOtherDelta ? nil : delta.json)
        members.write("logprobs", logprobs?.json)
        members.write("finish_reason", finishReason?.rawValue)
        return members.finish()
    }
}

extension ChatCompletionChunk.Delta {
    /// The delta in a JSON object; `nil` when `value` is none.
    public init?(_ value: JSONValue) {
        guard let object = value.object else { return nil }
        var members = MemberReader(object)
        role = members.string("role")
        content = members.string("content")
        refusal = members.string("refusal")
        toolCalls = members.elements("tool_calls", ToolCallFragment.init)
        functionCall = members.take("function_call", ToolCallFragment.Function.init)
        others = members.others
    }

    /// The delta as the API writes it.
    public var json: JSONValue {
        var members = MemberWriter(others: others)
        members.write("role", role)
        members.write("content", content)
        members.write("tool_calls", toolCalls.isEmpty ? nil : toolCalls.map(\.json))
        members.write("function_call", functionCall?.json)
        members.write("refusal", refusal)
        return members.finish()
    }
}
