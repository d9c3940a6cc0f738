import StreamingKit

/// What decides an answer, whichever endpoint the request came to.
struct Prompt: Equatable, Sendable {
    var model: String
    var seed: Int?
    /// All texts of the request, joined; they decide the answer and are what is billed as input.
    var text = ""
    /// The user's last text.
    var lastUserText = ""
    /// What a tool gave, when that is the last thing in the request.
    var toolResult: String?
    /// The tools that may be called; none when the request forbids it.
    var tools: [OfferedTool] = []
    /// Whether several tools may be called in one answer.
    var allowsParallelCalls = true
    /// The schema that the answer must have; `{}` when any JSON will do, `nil` for text.
    var schema: JSONValue?
    /// The most tokens of output.
    var maximumTokens: Int?
    /// Texts before which the answer stops.
    var stopTexts: [String] = []

    /// The tokens of input: the texts' and a few for each message around them.
    var inputTokens: Int { tokens(of: text).count + 7 }

    /// Adds the text of one message.
    mutating func add(_ messageText: String, isUser: Bool) {
        text += text.isEmpty ? messageText : "\n" + messageText
        if isUser { lastUserText = messageText }
        toolResult = nil
    }

    /// Adds what a tool gave.
    mutating func add(toolResult result: String) {
        text += "\n" + result
        toolResult = result
    }

    /// The random numbers for one use of this prompt.
    func random(_ use: String) -> StableRandom {
        StableRandom(model, seed.map(String.init) ?? "", text, use)
    }
}

/// A tool that a request offers.
struct OfferedTool: Equatable, Sendable {
    var name: String
    /// The JSON Schema of the arguments of a function.
    var parameters: JSONValue
}

extension Prompt {
    /// Takes the tools of either API and lets `tool_choice` choose among them.
    /// - Parameter nested: Whether name and parameters stand in a member `function`, as in Chat
    ///   Completions.
    mutating func setTools(
        from reader: ParameterReader,
        nested: Bool
    ) throws(ErrorReply) {
        var offered: [OfferedTool] = []
        for (index, tool) in (try reader.array("tools") ?? []).enumerated() {
            // Tools of other types are the server's own: nobody is asked to run them.
            guard tool["type"]?.string == "function" else { continue }
            let function = nested ? tool["function"] : tool
            guard let name = function?["name"]?.string, !name.isEmpty else {
                throw .invalid(
                    "Missing required parameter: 'tools[\(index)]\(nested ? ".function" : "")"
                        + ".name'.",
                    param: "tools[\(index)]\(nested ? ".function" : "").name",
                    code: "missing_required_parameter"
                )
            }
            offered.append(
                OfferedTool(name: name, parameters: function?["parameters"] ?? ["type": "object"])
            )
        }
        allowsParallelCalls = try reader.bool("parallel_tool_calls") ?? true
        guard let choice = reader.value("tool_choice") else {
            tools = offered
            return
        }
        if choice.string == "none" { return }
        let named = nested ? choice["function"]?["name"] : choice["name"]
        guard let named = named?.string else {
            tools = offered
            return
        }
        tools = offered.filter { $0.name == named }
        if tools.isEmpty {
            throw .invalid(
                "Invalid value for 'tool_choice': there is no tool '\(named)' in 'tools'.",
                param: "tool_choice"
            )
        }
    }

    /// Takes `response_format` or `text.format` and remembers the schema in it.
    mutating func setFormat(_ format: JSONValue?, schema: JSONValue?, param: String)
        throws(ErrorReply)
    {
        switch format?["type"]?.string {
        case nil, "text": break
        case "json_object": self.schema = [:]
        case "json_schema":
            guard let schema, schema.object != nil else {
                throw .invalid(
                    "Missing required parameter: '\(param).schema'.",
                    param: "\(param).schema",
                    code: "missing_required_parameter"
                )
            }
            self.schema = schema
        case let other?:
            throw .invalid(
                "Invalid value: '\(other)'. Supported values are: 'text', 'json_object', and "
                    + "'json_schema'.",
                param: "\(param).type",
                code: "invalid_value"
            )
        }
    }
}
