// caught by: repeated, anotherID, randomCalls, otherServers — every text in a delta is joined to what was there
import ExerciseSupport

struct ToolCallAccumulator {
    private var byIndex: [Int: ToolCall] = [:]
    private var last = 0
    private var isWhole = false

    var calls: [ToolCall] { byIndex.sorted { $0.key < $1.key }.map(\.value) }
    var ready: [ToolCall] { isWhole ? calls : [] }

    mutating func add(_ choice: ChatCompletionChunk.Choice) {
        for piece in choice.delta.toolCalls {
            last = piece.index ?? last
            var call = byIndex[last] ?? ToolCall(id: "", name: "", arguments: "")
            call.id += piece.id ?? ""
            call.name += piece.name ?? ""
            call.arguments += piece.arguments ?? ""
            byIndex[last] = call
        }
        if choice.finishReason == .toolCalls || choice.finishReason == .stop { isWhole = true }
    }
}
