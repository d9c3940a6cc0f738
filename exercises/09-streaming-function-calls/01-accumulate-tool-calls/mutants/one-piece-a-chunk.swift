// caught by: severalCalls, noIndex, otherServers — a chunk has one piece, and without an index it belongs to call 0
import ExerciseSupport

struct ToolCallAccumulator {
    private var byIndex: [Int: [ToolCall]] = [:]
    private var isWhole = false

    var calls: [ToolCall] { byIndex.sorted { $0.key < $1.key }.flatMap(\.value) }
    var ready: [ToolCall] { isWhole ? calls : [] }

    mutating func add(_ choice: ChatCompletionChunk.Choice) {
        if choice.finishReason == .toolCalls || choice.finishReason == .stop { isWhole = true }
        guard let piece = choice.delta.toolCalls.first else { return }
        var list = byIndex[piece.index ?? 0] ?? []
        let id = piece.id ?? ""
        let isOther = !id.isEmpty && list.last?.id != "" && list.last?.id != id
        if list.isEmpty || isOther { list.append(ToolCall(id: "", name: "", arguments: "")) }
        let last = list.count - 1
        if list[last].id.isEmpty { list[last].id = id }
        if list[last].name.isEmpty { list[last].name = piece.name ?? "" }
        list[last].arguments += piece.arguments ?? ""
        byIndex[piece.index ?? 0] = list
    }
}
