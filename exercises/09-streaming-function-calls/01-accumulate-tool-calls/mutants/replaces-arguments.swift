// caught by: oneCall, severalCalls, repeated, everyOrder, everyCut — each piece has the arguments so far
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
            if let id = piece.id, !id.isEmpty { call.id = id }
            if let name = piece.name, !name.isEmpty { call.name = name }
            if let arguments = piece.arguments { call.arguments = arguments }
            byIndex[last] = call
        }
        if choice.finishReason == .toolCalls || choice.finishReason == .stop { isWhole = true }
    }
}
