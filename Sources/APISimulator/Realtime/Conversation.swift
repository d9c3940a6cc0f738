import StreamingKit

/// The items of a session's conversation, in their order.
struct Conversation: Equatable, Sendable {
    private(set) var items: [JSONValue] = []
    /// The bytes of all items as JSON.
    private var size = 0

    /// The most items, and the most bytes of all of them: what bounds the memory.
    static let maximumItems = 1000
    static let maximumBytes = 4 << 20

    /// The id of the last item.
    var lastID: String? { items.last?["id"]?.string }

    /// The item named `id`.
    func item(_ id: String) -> JSONValue? { items.first { $0["id"]?.string == id } }

    /// Adds an item.
    /// - Parameter previous: the id of the item before it; `root` for the beginning, `nil` for
    ///   the end.
    /// - Returns: the id of the item before it.
    /// - Throws: `ErrorReply` when there is no such item, or no room.
    @discardableResult
    mutating func insert(
        _ item: JSONValue,
        after previous: String? = nil
    ) throws(ErrorReply) -> String? {
        let bytes = item.text().utf8.count
        guard items.count < Self.maximumItems, size + bytes <= Self.maximumBytes else {
            throw .invalid(
                "The conversation is full: it may have \(Self.maximumItems) items and "
                    + "\(Self.maximumBytes) bytes. Delete items that are no longer needed.",
                param: "item",
                code: "conversation_full"
            )
        }
        var place = items.count
        if previous == "root" {
            place = 0
        } else if let previous {
            guard let index = index(previous) else {
                throw .invalid(
                    "The item '\(previous)' does not exist in the conversation.",
                    param: "previous_item_id",
                    code: "item_not_found"
                )
            }
            place = index + 1
        }
        items.insert(item, at: place)
        size += bytes
        return place == 0 ? nil : items[place - 1]["id"]?.string
    }

    /// Puts an item in the place of the one with its id; does nothing without one.
    mutating func replace(_ item: JSONValue) {
        guard let id = item["id"]?.string, let index = index(id) else { return }
        size += item.text().utf8.count - items[index].text().utf8.count
        items[index] = item
    }

    /// Takes an item out; says whether there was one.
    mutating func remove(_ id: String) -> Bool {
        guard let index = index(id) else { return false }
        size -= items.remove(at: index).text().utf8.count
        return true
    }

    private func index(_ id: String) -> Int? { items.firstIndex { $0["id"]?.string == id } }
}

extension Prompt {
    /// Adds one item of a conversation of the Realtime API.
    mutating func add(realtime item: JSONValue) {
        switch item["type"]?.string {
        case "message":
            let parts = item["content"]?.array ?? []
            let texts = parts.compactMap { $0["text"]?.string ?? $0["transcript"]?.string }
            add(texts.joined(separator: "\n"), isUser: item["role"]?.string == "user")
        case "function_call_output": add(toolResult: item["output"]?.string ?? "")
        default: break
        }
    }
}
