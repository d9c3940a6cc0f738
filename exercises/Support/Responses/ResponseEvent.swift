/// One event of a response that streams, decoded.
///
/// The API has more types than these. Every other one is `unknown`, and keeps its payload.
public enum ResponseEvent: Equatable, Sendable {
    /// A step in the response's life: `response.created`, `response.completed` and the like.
    case step(ResponseStep, ResponseSnapshot)
    /// The stream reports an error: `error`.
    case error(code: String?, message: String)
    /// An item of the output begins: `response.output_item.added`.
    case itemAdded(OutputItem, output: Int)
    /// An item is whole: `response.output_item.done`.
    case itemDone(OutputItem, output: Int)
    /// A part of an item's content begins: `response.content_part.added`.
    case partAdded(OutputPart, at: PartPlace)
    /// A part is whole: `response.content_part.done`.
    case partDone(OutputPart, at: PartPlace)
    /// More of a text: `response.output_text.delta`.
    case textDelta(String, at: PartPlace)
    /// A text as a whole: `response.output_text.done`.
    case textDone(String, at: PartPlace)
    /// More of the words in which the model declines: `response.refusal.delta`.
    case refusalDelta(String, at: PartPlace)
    /// These words as a whole: `response.refusal.done`.
    case refusalDone(String, at: PartPlace)
    /// Any other event: its type, and its payload as it came.
    case unknown(type: String, payload: JSONValue)
}

/// Where in a response a part is.
public struct PartPlace: Hashable, Sendable, CustomStringConvertible {
    /// The ID of the item that the part belongs to.
    public var itemID: String
    /// The item's place in the output: `output_index`.
    public var output: Int
    /// The part's place in the item: `content_index`.
    public var content: Int

    /// Names a place.
    public init(itemID: String, output: Int, content: Int) {
        self.itemID = itemID
        self.output = output
        self.content = content
    }

    /// The place in a word: `msg_1 0/2` for part 2 of item 0.
    public var description: String {
        "\(itemID.isEmpty ? shown(text: itemID) : itemID) \(output)/\(content)"
    }
}

/// A step in the life of a response; `rawValue` is what stands behind `response.` in its type.
public enum ResponseStep: String, CaseIterable, Sendable, CustomStringConvertible {
    /// It exists.
    case created
    /// It waits for its turn.
    case queued
    /// The model works on it.
    case inProgress = "in_progress"
    /// It is whole.
    case completed
    /// It came to an error.
    case failed
    /// It was cut off, by a limit or a filter.
    case incomplete

    /// The step as the API writes it.
    public var description: String { rawValue }
}
