/// A call of a tool that the model asks for, whole.
public struct ToolCall: Equatable, Sendable, CustomStringConvertible {
    /// The call's ID, which goes back with its result.
    public var id: String
    /// The function's name.
    public var name: String
    /// The arguments as JSON text, which a model may get wrong; empty where it wrote none.
    public var arguments: String

    /// Makes a call.
    public init(id: String, name: String, arguments: String) {
        self.id = id
        self.name = name
        self.arguments = arguments
    }

    /// The call on one line: `weather("{\"city\":\"Oslo\"}") id call_1`.
    public var description: String { "\(name)(\(shown(text: arguments))) id \(id)" }
}

/// A piece of a tool call, as a delta has it: ID and name come first, arguments in fragments.
public struct ToolCallDelta: Equatable, Sendable, CustomStringConvertible {
    /// Which of the message's calls; nil where a server leaves it out.
    public var index: Int?
    /// The call's ID.
    public var id: String?
    /// The function's name.
    public var name: String?
    /// More of the arguments' JSON text.
    public var arguments: String?

    /// Makes a piece of a call.
    public init(
        index: Int?,
        id: String? = nil,
        name: String? = nil,
        arguments: String? = nil
    ) {
        self.index = index
        self.id = id
        self.name = name
        self.arguments = arguments
    }

    /// The piece on one line: `0 id call_1 name weather arguments "{"`.
    public var description: String {
        var parts = [index.map(String.init) ?? "without an index"]
        if let id { parts.append("id \(id.isEmpty ? shown(text: id) : id)") }
        if let name { parts.append("name \(name.isEmpty ? shown(text: name) : name)") }
        if let arguments { parts.append("arguments \(shown(text: arguments))") }
        return parts.joined(separator: " ")
    }
}
