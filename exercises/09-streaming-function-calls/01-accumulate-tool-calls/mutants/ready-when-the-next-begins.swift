// caught by: ready, cut, otherEnds — a call is whole when another one begins, and any end makes the last one whole
import ExerciseSupport

struct ToolCallAccumulator {
    private struct Entry {
        var index: Int
        var call: ToolCall
    }

    private var entries: [Entry] = []
    private var last = 0
    private var isOver = false

    var calls: [ToolCall] { entries.map(\.call) }
    var ready: [ToolCall] {
        isOver ? calls : entries.filter { $0.index < last }.map(\.call)
    }

    mutating func add(_ choice: ChatCompletionChunk.Choice) {
        for piece in choice.delta.toolCalls {
            last = piece.index ?? last
            let id = piece.id ?? ""
            var place = entries.lastIndex { $0.index == last }
            if let found = place, !id.isEmpty, !entries[found].call.id.isEmpty,
                entries[found].call.id != id
            {
                place = nil
            }
            let position: Int
            if let place {
                position = place
            } else {
                position = entries.firstIndex { $0.index > last } ?? entries.count
                let call = ToolCall(id: id, name: piece.name ?? "", arguments: "")
                entries.insert(Entry(index: last, call: call), at: position)
            }
            if entries[position].call.id.isEmpty { entries[position].call.id = id }
            if entries[position].call.name.isEmpty {
                entries[position].call.name = piece.name ?? ""
            }
            entries[position].call.arguments += piece.arguments ?? ""
        }
        if choice.finishReason != nil { isOver = true }
    }
}
