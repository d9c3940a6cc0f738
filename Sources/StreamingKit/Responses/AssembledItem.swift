/// An item of a response's output that grows, until it is done.
struct AssembledItem: Sendable {
    /// The item as it was announced, without what grows.
    private var base: JSONObject
    /// The text that the model writes for a tool, in the member of its kind.
    private var input: (member: String, text: String)?
    private var isDone = false

    var content = IndexedElements<AssembledPart>()
    var summary = IndexedElements<AssembledPart>()
    /// The commands of a shell call.
    var commands = IndexedElements<String>()
    /// What each command printed.
    var outputs = IndexedElements<AssembledPart>()

    /// An item of the kind that its events are about, in case it was never announced.
    init(type: String, id: String?) {
        base = ["type": .string(type)]
        base["id"] = id.map(JSONValue.string)
    }

    /// The item as an event announces it; one that is done stays as it is.
    init(_ value: JSONValue, isDone: Bool) {
        base = value.object ?? [:]
        self.isDone = isDone
        guard !isDone else { return }
        for (index, part) in (value["content"]?.array ?? []).enumerated() {
            content[index] = AssembledPart(part)
        }
        for (index, part) in (value["summary"]?.array ?? []).enumerated() {
            summary[index] = AssembledPart(part)
        }
    }

    mutating func append(_ delta: String, to kind: ResponseToolInput) {
        var text = input.take()?.text ?? base[kind.member]?.string ?? ""
        text += delta
        input = (kind.member, text)
    }

    mutating func set(_ text: String, in kind: ResponseToolInput) { input = (kind.member, text) }

    /// Sets the status that a tool's progress means, on items that have one.
    mutating func set(status: String) {
        if base["status"] != nil { base["status"] = .string(status) }
    }

    /// The item so far.
    var json: JSONValue {
        guard !isDone else { return .object(base) }
        var object = base
        if let input { object[input.member] = .string(input.text) }
        if !content.isEmpty { object["content"] = .array(content.ordered.map(\.json)) }
        if !summary.isEmpty { object["summary"] = .array(summary.ordered.map(\.json)) }
        if !outputs.isEmpty { object["output"] = .array(outputs.ordered.map(\.json)) }
        if !commands.isEmpty {
            var action = object["action"]?.object ?? [:]
            action["commands"] = .array(commands.ordered.map(JSONValue.string))
            object["action"] = .object(action)
        }
        return .object(object)
    }
}
