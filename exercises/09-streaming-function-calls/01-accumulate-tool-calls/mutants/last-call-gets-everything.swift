// caught by: severalCalls, order, everyOrder, randomCalls — a piece without an ID belongs to the call that came last
import ExerciseSupport

struct ToolCallAccumulator {
    private(set) var calls: [ToolCall] = []
    private var isWhole = false

    var ready: [ToolCall] { isWhole ? calls : [] }

    mutating func add(_ choice: ChatCompletionChunk.Choice) {
        for piece in choice.delta.toolCalls {
            let id = piece.id ?? ""
            let isKnown = id.isEmpty || calls.last?.id == id || calls.last?.id == ""
            if calls.isEmpty || !isKnown {
                calls.append(ToolCall(id: id, name: piece.name ?? "", arguments: ""))
            }
            let last = calls.count - 1
            if calls[last].id.isEmpty { calls[last].id = id }
            if calls[last].name.isEmpty { calls[last].name = piece.name ?? "" }
            calls[last].arguments += piece.arguments ?? ""
        }
        if choice.finishReason == .toolCalls || choice.finishReason == .stop { isWhole = true }
    }
}
