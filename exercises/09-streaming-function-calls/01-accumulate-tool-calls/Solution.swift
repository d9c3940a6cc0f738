import ExerciseSupport

/// Puts the tool calls of one answer together from the pieces in its deltas.
struct ToolCallAccumulator {
    private struct Entry {
        var index: Int
        var call = ToolCall(id: "", name: "", arguments: "")
    }

    /// In the order of the index; of one index, in the order of their coming.
    private var entries: [Entry] = []
    private var lastIndex = 0
    private var isWhole = false

    /// The calls as far as they have come.
    var calls: [ToolCall] { entries.map(\.call) }

    /// The calls that may be run.
    var ready: [ToolCall] { isWhole ? calls : [] }

    /// Takes what is new in the answer.
    mutating func add(_ choice: ChatCompletionChunk.Choice) {
        for piece in choice.delta.toolCalls { add(piece) }
        if let reason = choice.finishReason { isWhole = reason == .toolCalls || reason == .stop }
    }

    private mutating func add(_ piece: ToolCallDelta) {
        lastIndex = piece.index ?? lastIndex
        let position = position(at: lastIndex, id: piece.id ?? "")
        if entries[position].call.id.isEmpty { entries[position].call.id = piece.id ?? "" }
        if entries[position].call.name.isEmpty { entries[position].call.name = piece.name ?? "" }
        entries[position].call.arguments += piece.arguments ?? ""
    }

    /// Where the call stands that a piece belongs to. A new one is put in its place first.
    private mutating func position(at index: Int, id: String) -> Int {
        if let newest = entries.lastIndex(where: { $0.index == index }) {
            let known = entries[newest].call.id
            if id.isEmpty || known.isEmpty || id == known { return newest }
        }
        let position = entries.firstIndex { $0.index > index } ?? entries.endIndex
        entries.insert(Entry(index: index), at: position)
        return position
    }
}
