import StreamingKit

/// What is asked of one response: the session's settings with those of `response.create`.
struct RealtimeOrder: Equatable, Sendable {
    var isSpoken: Bool
    var instructions: String
    /// The most tokens of output; `nil` without a limit.
    var maximumTokens: Int?
    /// Whether it stands in the conversation.
    var isInConversation = true
    /// The input instead of the conversation's items.
    var input: [JSONValue]?
    var metadata: JSONValue = .null
    /// The members that decide about tools, as they were sent.
    var tools: JSONObject

    /// - Parameter prefix: what stands before the names of members in messages.
    /// - Throws: `ErrorReply` with the member that is wrong.
    init(_ members: JSONValue, prefix: String) throws(ErrorReply) {
        let reader = ParameterReader(body: members, prefix: prefix)
        let modalities = try reader.array("output_modalities") ?? ["audio"]
        guard modalities == ["audio"] || modalities == ["text"] else {
            throw .invalid(
                "Invalid modalities: \(JSONValue.array(modalities).text()). Supported "
                    + "combinations are: ['text'] and ['audio'].",
                param: prefix + "output_modalities",
                code: "invalid_value"
            )
        }
        isSpoken = modalities == ["audio"]
        instructions = try reader.string("instructions") ?? ""
        if reader.value("max_output_tokens")?.string != "inf" {
            maximumTokens = try reader.int("max_output_tokens", in: 1...4096)
        }
        tools = [:]
        for name in ["tools", "tool_choice", "parallel_tool_calls"] {
            tools[name] = reader.value(name)
        }
        var prompt = Prompt(model: "")
        try prompt.setTools(
            from: ParameterReader(body: .object(tools), prefix: prefix),
            nested: false
        )
    }

    /// The order of one `response.create` event.
    /// - Throws: `ErrorReply` with the member that is wrong.
    init(_ response: JSONValue?, in settings: RealtimeSettings) throws(ErrorReply) {
        var members = settings.object
        for member in response?.object?.members ?? [] {
            guard Self.known.contains(member.key) else {
                throw .unknownParameter("response.\(member.key)")
            }
            members[member.key] = member.value
        }
        try self.init(.object(members), prefix: "response.")
        let reader = ParameterReader(body: response ?? [:], prefix: "response.")
        switch try reader.string("conversation") ?? "auto" {
        case "auto": break
        case "none": isInConversation = false
        case let other:
            throw .invalid(
                "Invalid value: '\(other)'. Supported values are: 'auto' and 'none'.",
                param: "response.conversation",
                code: "invalid_value"
            )
        }
        input = try reader.array("input")
        if let given = reader.value("metadata") {
            guard given.object != nil else {
                throw reader.wrongType("metadata", given, wanted: "an object")
            }
            metadata = given
        }
    }

    private static let known = [
        "audio", "conversation", "input", "instructions", "max_output_tokens", "metadata",
        "output_modalities", "parallel_tool_calls", "prompt", "reasoning", "tool_choice", "tools",
    ]
}
