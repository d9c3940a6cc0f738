/// An event of the Responses API, as far as it says something about function calls.
public enum ToolEvent: Equatable, Sendable, CustomStringConvertible {
    /// `response.output_item.added`: an item begins at this place of the output.
    case itemAdded(CallItem, outputIndex: Int)
    /// `response.function_call_arguments.delta`: more of the arguments of the item with this ID.
    case argumentsDelta(String, itemID: String)
    /// `response.function_call_arguments.done`: all of the arguments of the item with this ID.
    case argumentsDone(String, itemID: String)
    /// `response.output_item.done`: the item is over, and stands here with all that it has.
    case itemDone(CallItem, outputIndex: Int)
    /// `response.completed`: the answer is whole.
    case completed
    /// `response.incomplete`: the answer was cut.
    case incomplete
    /// `response.failed`: the answer was given up.
    case failed
    /// An event of another type, such as `response.output_text.delta`.
    case other(type: String)

    /// The event on one line, without the `response.` that all of them begin with.
    public var description: String {
        switch self {
        case .itemAdded(let item, let index): "output_item.added, place \(index): \(item)"
        case .argumentsDelta(let text, let id):
            "function_call_arguments.delta of \(id): \(shown(text: text))"
        case .argumentsDone(let text, let id):
            "function_call_arguments.done of \(id): \(shown(text: text))"
        case .itemDone(let item, let index): "output_item.done, place \(index): \(item)"
        case .completed: "completed"
        case .incomplete: "incomplete"
        case .failed: "failed"
        case .other(let type): type
        }
    }
}

/// An item of a response's output, as far as it says something about function calls.
public struct CallItem: Equatable, Sendable, CustomStringConvertible {
    /// What it is: `function_call`, `message`, `reasoning`, `mcp_call` and others.
    public var type: String
    /// The item's own ID, by which events name it.
    public var id: String
    /// The ID of the call, to which its output is sent; empty where the item has none.
    public var callID: String
    /// The function's name; empty where the item has none.
    public var name: String
    /// The arguments; empty when the item begins.
    public var arguments: String

    /// Makes an item.
    public init(
        type: String = "function_call",
        id: String,
        callID: String = "",
        name: String = "",
        arguments: String = ""
    ) {
        self.type = type
        self.id = id
        self.callID = callID
        self.name = name
        self.arguments = arguments
    }

    /// The item on one line: `function_call fc_1, call_id call_a, weather("{}")`.
    public var description: String {
        let call = callID.isEmpty ? "" : ", call_id \(callID)"
        return "\(type) \(id)\(call)" + (name.isEmpty ? "" : ", \(name)(\(shown(text: arguments)))")
    }
}

/// Events as failures show them, one on each line.
public func shown(events: [ToolEvent]) -> String {
    events.isEmpty ? "(no events)" : events.map(\.description).joined(separator: "\n")
}
