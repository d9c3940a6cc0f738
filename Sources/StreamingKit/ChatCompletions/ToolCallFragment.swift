/// A piece of a tool call in a delta: the first has ID and name, the later ones arguments.
public struct ToolCallFragment: Hashable, Sendable {
    /// Which of the message's tool calls; `nil` when a server leaves it out.
    public var index: Int?
    /// The call's ID, to which the tool's result refers.
    public var id: String?
    /// The kind of tool, `function`.
    public var type: String?
    /// The piece of the call itself.
    public var function: Function?
    /// Every other member.
    public var others: JSONObject

    /// A fragment from its parts.
    public init(
        index: Int?,
        id: String? = nil,
        type: String? = nil,
        function: Function? = nil,
        others: JSONObject = [:]
    ) {
        self.index = index
        self.id = id
        self.type = type
        self.function = function
        self.others = others
    }

    /// A function's name, or text to append to its arguments.
    public struct Function: Hashable, Sendable {
        /// The function's name.
        public var name: String?
        /// A piece of the JSON text of the arguments, which may be cut anywhere.
        public var arguments: String?
        /// Every other member.
        public var others: JSONObject

        /// A piece of a call from its parts.
        public init(name: String? = nil, arguments: String? = nil, others: JSONObject = [:]) {
            self.name = name
            self.arguments = arguments
            self.others = others
        }
    }
}

extension ToolCallFragment {
    /// The fragment in a JSON object; `nil` when `value` is none.
    public init?(_ value: JSONValue) {
        guard let object = value.object else { return nil }
        var members = MemberReader(object)
        index = members.int("index")
        id = members.string("id")
        type = members.string("type")
        function = members.take("function", Function.init)
        others = members.others
    }

    /// The fragment as the API writes it.
    public var json: JSONValue {
        var members = MemberWriter(others: others)
        members.write("index", index)
        members.write("id", id)
        members.write("type", type)
        members.write("function", function?.json)
        return members.finish()
    }
}

extension ToolCallFragment.Function {
    /// The piece of a call in a JSON object; `nil` when `value` is none.
    public init?(_ value: JSONValue) {
        guard let object = value.object else { return nil }
        var members = MemberReader(object)
        name = members.string("name")
        arguments = members.string("arguments")
        others = members.others
    }

    /// The piece of a call as the API writes it.
    public var json: JSONValue {
        var members = MemberWriter(others: others)
        members.write("name", name)
        members.write("arguments", arguments)
        return members.finish()
    }
}
