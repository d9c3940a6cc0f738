// caught by: order, randomCalls, everyCut — the index is a place in the array, so the places before it are filled
import ExerciseSupport

struct ToolCallAccumulator {
    private(set) var calls: [ToolCall] = []
    private var last = 0
    private var isWhole = false

    var ready: [ToolCall] { isWhole ? calls : [] }

    mutating func add(_ choice: ChatCompletionChunk.Choice) {
        for piece in choice.delta.toolCalls {
            last = piece.index ?? last
            while calls.count <= last { calls.append(ToolCall(id: "", name: "", arguments: "")) }
            let id = piece.id ?? ""
            if !id.isEmpty, !calls[last].id.isEmpty, calls[last].id != id {
                calls.append(ToolCall(id: "", name: "", arguments: ""))
                last = calls.count - 1
            }
            if calls[last].id.isEmpty { calls[last].id = id }
            if calls[last].name.isEmpty { calls[last].name = piece.name ?? "" }
            calls[last].arguments += piece.arguments ?? ""
        }
        if choice.finishReason == .toolCalls || choice.finishReason == .stop { isWhole = true }
    }
}
