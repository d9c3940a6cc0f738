import StreamingKit

/// The body of `POST /v1/responses`, as far as it decides the answer or comes back in it.
struct ResponseRequest: Equatable, Sendable {
    var prompt: Prompt
    var isStreamed: Bool
    /// Whether the response can be retrieved later.
    var isStored: Bool
    /// Whether it goes on when the client leaves.
    var isBackground: Bool
    var includesObfuscation: Bool
    var logprobs: Logprobs?
    var previousResponse: String?
    /// The members that come back as they were sent.
    var echoed: JSONObject

    /// - Throws: `ErrorReply` with the parameter that is wrong.
    init(_ reader: ParameterReader) throws(ErrorReply) {
        guard let model = try reader.string("model") else { throw reader.missing("model") }
        guard let input = reader.value("input") else { throw reader.missing("input") }
        prompt = Prompt(model: model)
        prompt.seed = try reader.int("seed", in: Int.min...Int.max)
        if let instructions = try reader.string("instructions") {
            prompt.add(instructions, isUser: false)
        }
        switch input {
        case .string(let text): prompt.add(text, isUser: true)
        case .array(let items):
            for (index, item) in items.enumerated() {
                try prompt.add(item, at: "input[\(index)]")
            }
        default: throw reader.wrongType("input", input, wanted: "a string or an array")
        }

        isStreamed = try reader.bool("stream") ?? false
        isStored = try reader.bool("store") ?? true
        isBackground = try reader.bool("background") ?? false
        if isBackground, !isStored {
            throw .invalid(
                "Background responses must be stored: 'background' needs 'store' to be true.",
                param: "background"
            )
        }
        let options = try reader.object("stream_options")
        if options != nil, !isStreamed {
            throw .invalid(
                "The 'stream_options' parameter is only allowed when 'stream' is enabled.",
                param: "stream_options"
            )
        }
        includesObfuscation = try options?.bool("include_obfuscation") ?? true
        let included = try reader.array("include")?.compactMap(\.string) ?? []
        let alternatives = try reader.int("top_logprobs", in: 0...20)
        logprobs =
            included.contains("message.output_text.logprobs") || alternatives != nil
            ? Logprobs(alternatives: alternatives ?? 0) : nil
        previousResponse = try reader.string("previous_response_id")
        prompt.maximumTokens = try reader.int("max_output_tokens", in: 1...1_000_000)
        let format = try reader.object("text")?.value("format")
        try prompt.setFormat(format, schema: format?["schema"], param: "text.format")
        echoed = JSONObject()
        try prompt.setTools(from: reader, nested: false)
        for (name, fallback) in Self.echoedMembers {
            echoed[name] = reader.value(name) ?? fallback
        }
    }

    /// Members of a response that repeat the request, with what stands there when it was silent.
    private static let echoedMembers: [(String, JSONValue)] = [
        ("instructions", .null), ("max_output_tokens", .null), ("metadata", [:]),
        ("parallel_tool_calls", true), ("previous_response_id", .null),
        ("reasoning", ["effort": .null, "summary": .null]), ("service_tier", "default"),
        ("store", true), ("temperature", 1), ("text", ["format": ["type": "text"]]),
        ("tool_choice", "auto"), ("tools", []), ("top_logprobs", 0), ("top_p", 1),
        ("truncation", "disabled"), ("user", .null),
    ]
}

extension Prompt {
    /// Adds one element of `input`.
    fileprivate mutating func add(_ item: JSONValue, at place: String) throws(ErrorReply) {
        switch item["type"]?.string ?? "message" {
        case "message":
            let text = try messageText(item["content"], at: place + ".content")
            switch item["role"]?.string {
            case "user": add(text, isUser: true)
            case "system", "developer", "assistant": add(text, isUser: false)
            default:
                throw .invalid(
                    "Invalid value for '\(place).role'. Supported values are: 'assistant', "
                        + "'system', 'developer', and 'user'.",
                    param: place + ".role",
                    code: "invalid_value"
                )
            }
        case "function_call_output", "custom_tool_call_output":
            add(toolResult: try messageText(item["output"], at: place + ".output"))
        // Items that an earlier response gave and that come back as history.
        default: break
        }
    }
}
