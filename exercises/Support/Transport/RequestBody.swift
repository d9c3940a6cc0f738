/// The body of a request to the Responses API.
enum RequestBody {
    /// Spells a request for a stream, with all turns so far.
    static func bytes(model: String, turns: [ToolTurn], tools: [String]) -> [UInt8] {
        var body: JSONObject = ["model": .string(model), "stream": true]
        body["input"] = .array(turns.flatMap(items))
        if !tools.isEmpty {
            body["tools"] = .array(
                tools.map {
                    ["type": "function", "name": .string($0), "parameters": ["type": "object"]]
                }
            )
        }
        return JSONValue.object(body).bytes()
    }

    private static func items(_ turn: ToolTurn) -> [JSONValue] {
        switch turn {
        case .user(let text): return [["role": "user", "content": .string(text)]]
        case .output(let id, let text):
            return [
                ["type": "function_call_output", "call_id": .string(id), "output": .string(text)]
            ]
        case .assistant(let text, let calls):
            let said: [JSONValue] =
                text.isEmpty ? [] : [["role": "assistant", "content": .string(text)]]
            return said
                + calls.map {
                    [
                        "type": "function_call", "call_id": .string($0.id),
                        "name": .string($0.name), "arguments": .string($0.arguments),
                    ]
                }
        }
    }
}
