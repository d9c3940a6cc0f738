extension ChatCompletion {
    /// The completion in a JSON object, read as leniently as a chunk; `nil` when `value` is none.
    public init?(_ value: JSONValue) {
        guard let object = value.object else { return nil }
        var members = MemberReader(object)
        _ = members.string("object")
        id = members.string("id") ?? ""
        created = members.int("created") ?? 0
        model = members.string("model") ?? ""
        choices = members.elements("choices", Choice.init)
        usage = members.take("usage", TokenUsage.init)
        serviceTier = members.string("service_tier")
        systemFingerprint = members.string("system_fingerprint")
        members.dropNulls()
        others = members.others
    }

    /// The completion as the API writes it.
    public var json: JSONValue {
        var members = MemberWriter(others: others)
        members.write("id", id)
        members.write("object", "chat.completion")
        members.write("created", created)
        members.write("model", model)
        members.write("choices", choices.map(\.json))
        members.write("usage", usage?.json)
        members.write("service_tier", serviceTier)
        members.writeNullable("system_fingerprint", systemFingerprint.map(JSONValue.string))
        return members.finish()
    }
}

extension ChatCompletion.Choice {
    /// The choice in a JSON object; `nil` when `value` is none.
    public init?(_ value: JSONValue) {
        guard let object = value.object else { return nil }
        var members = MemberReader(object)
        index = members.index("index")
        message =
            members.take("message", ChatCompletion.Message.init) ?? ChatCompletion.Message()
        logprobs = members.take("logprobs", TokenLogprobs.init)
        finishReason = members.string("finish_reason").map(FinishReason.init)
        members.dropNulls()
        others = members.others
    }

    /// The choice as the API writes it.
    public var json: JSONValue {
        var members = MemberWriter(others: others)
        members.write("index", index)
        members.write("message", message.json)
        members.writeNullable("logprobs", logprobs?.json)
        members.writeNullable("finish_reason", (finishReason?.rawValue).map(JSONValue.string))
        return members.finish()
    }
}

extension ChatCompletion.Message {
    /// The message in a JSON object; `nil` when `value` is none.
    public init?(_ value: JSONValue) {
        guard let object = value.object else { return nil }
        var members = MemberReader(object)
        role = members.string("role") ?? "assistant"
        content = members.string("content")
        refusal = members.string("refusal")
        toolCalls = members.elements("tool_calls", ChatCompletion.ToolCall.init)
        functionCall = members.take("function_call", ChatCompletion.ToolCall.Function.init)
        members.dropNulls()
        others = members.others
    }

    /// The message as the API writes it.
    public var json: JSONValue {
        var members = MemberWriter(others: others)
        members.write("role", role)
        members.writeNullable("content", content.map(JSONValue.string))
        members.write("tool_calls", toolCalls.isEmpty ? nil : toolCalls.map(\.json))
        members.write("function_call", functionCall?.json)
        members.writeNullable("refusal", refusal.map(JSONValue.string))
        return members.finish()
    }
}

extension ChatCompletion.ToolCall {
    /// The call in a JSON object; `nil` when `value` is none.
    public init?(_ value: JSONValue) {
        guard let object = value.object else { return nil }
        var members = MemberReader(object)
        id = members.string("id") ?? ""
        type = members.string("type") ?? "function"
        function = members.take("function", Function.init)
        members.dropNulls()
        others = members.others
    }

    /// The call as the API writes it.
    public var json: JSONValue {
        var members = MemberWriter(others: others)
        members.write("id", id)
        members.write("type", type)
        members.write("function", function?.json)
        return members.finish()
    }
}

extension ChatCompletion.ToolCall.Function {
    /// The call in a JSON object; `nil` when `value` is none.
    public init?(_ value: JSONValue) {
        guard value.object != nil else { return nil }
        name = value["name"]?.string ?? ""
        arguments = value["arguments"]?.string ?? ""
    }

    /// The call as the API writes it.
    public var json: JSONValue { ["name": .string(name), "arguments": .string(arguments)] }
}
