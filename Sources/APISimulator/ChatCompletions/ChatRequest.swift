import StreamingKit

/// The body of `POST /v1/chat/completions`, as far as it decides the answer.
struct ChatRequest: Equatable, Sendable {
    var prompt: Prompt
    var isStreamed: Bool
    /// How many answers are wanted.
    var choices: Int
    var includesUsage: Bool
    var includesObfuscation: Bool
    var logprobs: Logprobs?
    /// Whether tools were given in the old form, `functions`, and calls go back in it.
    var usesFunctions: Bool

    /// - Throws: `ErrorReply` with the parameter that is wrong.
    init(_ reader: ParameterReader) throws(ErrorReply) {
        guard let model = try reader.string("model") else { throw reader.missing("model") }
        guard let messages = try reader.array("messages") else { throw reader.missing("messages") }
        guard !messages.isEmpty else {
            throw .invalid(
                "Invalid 'messages': empty array. Expected an array with minimum length 1, but "
                    + "got an empty array instead.",
                param: "messages",
                code: "empty_array"
            )
        }
        prompt = Prompt(model: model)
        usesFunctions = false
        prompt.seed = try reader.int("seed", in: Int.min...Int.max)
        for (index, message) in messages.enumerated() {
            try prompt.add(message, at: "messages[\(index)]")
        }

        isStreamed = try reader.bool("stream") ?? false
        let options = try reader.object("stream_options")
        if options != nil, !isStreamed {
            throw .invalid(
                "The 'stream_options' parameter is only allowed when 'stream' is enabled.",
                param: "stream_options"
            )
        }
        includesUsage = try options?.bool("include_usage") ?? false
        includesObfuscation = try options?.bool("include_obfuscation") ?? true

        choices = try reader.int("n", in: 1...128) ?? 1
        let oldLimit = try reader.int("max_tokens", in: 1...1_000_000)
        let limit = try reader.int("max_completion_tokens", in: 1...1_000_000)
        prompt.maximumTokens = limit ?? oldLimit
        try setStops(reader)
        try setLogprobs(reader)

        let format =
            try reader.object("response_format") == nil
            ? nil : reader.value("response_format")
        try prompt.setFormat(
            format,
            schema: format?["json_schema"]?["schema"],
            param: "response_format.json_schema"
        )
        try prompt.setTools(from: reader, nested: true)
        try setFunctions(reader)
    }

    private mutating func setStops(_ reader: ParameterReader) throws(ErrorReply) {
        guard let stop = reader.value("stop") else { return }
        let texts = stop.array ?? [stop]
        let isShort = { (text: JSONValue) in (text.string?.utf8.count ?? .max) <= 256 }
        guard texts.count <= 4, texts.allSatisfy(isShort) else {
            throw .invalid(
                "Invalid 'stop': expected a string or up to 4 strings, of 256 bytes at the most.",
                param: "stop"
            )
        }
        prompt.stopTexts = texts.compactMap(\.string)
    }

    private mutating func setLogprobs(_ reader: ParameterReader) throws(ErrorReply) {
        let wanted = try reader.bool("logprobs") ?? false
        let alternatives = try reader.int("top_logprobs", in: 0...20)
        if alternatives != nil, !wanted {
            throw .invalid(
                "The 'top_logprobs' parameter is only allowed when 'logprobs' is enabled.",
                param: "top_logprobs"
            )
        }
        logprobs = wanted ? Logprobs(alternatives: alternatives ?? 0) : nil
    }

    /// The form that tools had until 2023, which clients may still send.
    private mutating func setFunctions(_ reader: ParameterReader) throws(ErrorReply) {
        guard let functions = try reader.array("functions"), prompt.tools.isEmpty else { return }
        usesFunctions = true
        guard reader.value("function_call")?.string != "none" else { return }
        let wanted = reader.value("function_call")?["name"]?.string
        for function in functions {
            guard let name = function["name"]?.string else {
                throw .invalid(
                    "Missing required parameter: 'functions[].name'.",
                    param: "functions",
                    code: "missing_required_parameter"
                )
            }
            guard wanted == nil || wanted == name else { continue }
            prompt.tools.append(
                OfferedTool(name: name, parameters: function["parameters"] ?? ["type": "object"])
            )
        }
        // There was no way to give back two.
        prompt.allowsParallelCalls = false
    }
}

extension Prompt {
    /// Adds one element of `messages`.
    fileprivate mutating func add(_ message: JSONValue, at place: String) throws(ErrorReply) {
        guard let role = message["role"]?.string else {
            throw .invalid(
                "Missing required parameter: '\(place).role'.",
                param: place + ".role",
                code: "missing_required_parameter"
            )
        }
        let text = try messageText(message["content"], at: place + ".content")
        switch role {
        case "user": add(text, isUser: true)
        case "system", "developer", "assistant": add(text, isUser: false)
        case "tool", "function": add(toolResult: text)
        default:
            throw .invalid(
                "Invalid value: '\(role)'. Supported values are: 'system', 'assistant', 'user', "
                    + "'function', 'tool', and 'developer'.",
                param: place + ".role",
                code: "invalid_value"
            )
        }
    }
}

/// The text in a message's content: a string, or the text parts of a list.
/// - Throws: `ErrorReply` naming `place` when it is neither.
func messageText(_ content: JSONValue?, at place: String) throws(ErrorReply) -> String {
    switch content {
    case nil, .null?: return ""
    case .string(let text)?: return text
    case .array(let parts)?: return parts.compactMap { $0["text"]?.string }.joined(separator: "\n")
    default:
        throw .invalid(
            "Invalid type for '\(place)': expected a string or an array of content parts.",
            param: place,
            code: "invalid_type"
        )
    }
}
