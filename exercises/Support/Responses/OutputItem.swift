/// An item of a response's output: a message, or something else that the model did.
public struct OutputItem: Equatable, Sendable, CustomStringConvertible {
    /// The item's ID.
    public var id: String
    /// What it is: `message`, `reasoning`, `function_call` and others.
    public var type: String
    /// How far it is: `in_progress`, `completed`, `incomplete`; nil where the item has none.
    public var status: String?
    /// The parts of its content, in their order; empty where it has none.
    public var parts: [OutputPart]

    /// Makes an item.
    public init(id: String, type: String, status: String? = nil, parts: [OutputPart] = []) {
        self.id = id
        self.type = type
        self.status = status
        self.parts = parts
    }

    /// A message.
    public static func message(
        _ id: String,
        _ parts: [OutputPart] = [],
        status: String? = "in_progress"
    ) -> OutputItem {
        OutputItem(id: id, type: "message", status: status, parts: parts)
    }

    /// Reads an item; nil where it is no JSON object.
    public init?(_ json: JSONValue) {
        guard let members = json.object else { return nil }
        self.init(
            id: members["id"]?.string ?? "",
            type: members["type"]?.string ?? "",
            status: members["status"]?.string,
            parts: (members["content"]?.array ?? []).compactMap(OutputPart.init)
        )
    }

    /// The item on one line: `message msg_1 in_progress [text "Hi"]`.
    public var description: String {
        let parts = parts.map(\.description).joined(separator: ", ")
        return
            "\(type) \(id.isEmpty ? shown(text: id) : id) \(status ?? "without status") [\(parts)]"
    }
}

/// A part of an item's content.
public struct OutputPart: Equatable, Sendable, CustomStringConvertible {
    /// What it is: `output_text`, `refusal` and others.
    public var type: String
    /// Its text, or the words in which the model declines.
    public var text: String

    /// Makes a part.
    public init(type: String, text: String) {
        self.type = type
        self.text = text
    }

    /// A part with a text.
    public static func text(_ text: String) -> OutputPart {
        OutputPart(type: "output_text", text: text)
    }

    /// A part in which the model declines.
    public static func refusal(_ text: String) -> OutputPart {
        OutputPart(type: "refusal", text: text)
    }

    /// Reads a part; nil where it is no JSON object.
    public init?(_ json: JSONValue) {
        guard let members = json.object else { return nil }
        self.init(
            type: members["type"]?.string ?? "",
            text: members["text"]?.string ?? members["refusal"]?.string ?? ""
        )
    }

    /// The part in a word: `text "Hi"`.
    public var description: String {
        "\(type == "output_text" ? "text" : type) \(shown(text: text))"
    }
}
