import StreamingKit

/// The functions that the demo offers to the model, and what they do when they are called.
enum LocalTool: String, CaseIterable, Sendable {
    case weather = "get_weather"
    case time = "get_time"

    /// What the model is told of the function.
    private var description: String {
        switch self {
        case .weather: "The weather of a city."
        case .time: "The time in a time zone."
        }
    }

    private var parameter: (name: String, description: String) {
        switch self {
        case .weather: ("city", "The name of the city.")
        case .time: ("zone", "The name of the zone, such as Europe/Oslo.")
        }
    }

    private var schema: JSONValue {
        [
            "type": "object",
            "properties": [
                parameter.name: [
                    "type": "string", "description": .string(parameter.description),
                ]
            ],
            "required": [.string(parameter.name)],
        ]
    }

    /// The function as a request offers it: Chat Completions puts it in a member `function`.
    func offer(_ api: ToolAPI) -> JSONValue {
        switch api {
        case .responses:
            [
                "type": "function", "name": .string(rawValue),
                "description": .string(description), "parameters": schema,
            ]
        case .chat:
            [
                "type": "function",
                "function": [
                    "name": .string(rawValue), "description": .string(description),
                    "parameters": schema,
                ],
            ]
        }
    }

    /// What a call gives. A mistake is told to the model in words that it can act on.
    static func result(of name: String, _ arguments: JSONValue) -> String {
        guard let tool = LocalTool(rawValue: name) else {
            let names = allCases.map(\.rawValue).joined(separator: " and ")
            return "There is no function \(name). There are \(names)."
        }
        guard let argument = arguments[tool.parameter.name]?.string else {
            return "\(name) needs \"\(tool.parameter.name)\", a text."
        }
        return tool.table[argument] ?? "Nothing is known of \(argument)."
    }

    private var table: [String: String] {
        switch self {
        case .weather:
            [
                "Tromsø": "light snow, 4 degrees below zero.", "Oslo": "fog, 2 degrees.",
                "Saint-Malo": "clear, 11 degrees.",
            ]
        case .time:
            ["Europe/Oslo": "it is 21:40.", "Europe/Paris": "it is 21:40.", "UTC": "it is 20:40."]
        }
    }
}

/// Which API a call of a function comes over.
enum ToolAPI: String, CaseIterable, Sendable {
    case chat
    case responses
}
