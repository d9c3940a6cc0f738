// caught by: oneCall, severalCalls, nothingNew, everyOrder, randomCalls — the newest ID and name count, even when there are none
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
            let arguments = (byIndex[last]?.arguments ?? "") + (piece.arguments ?? "")
            byIndex[last] = ToolCall(
                id: piece.id ?? "",
                name: piece.name ?? "",
                arguments: arguments
            )
        }
        if choice.finishReason == .toolCalls || choice.finishReason == .stop { isWhole = true }
    }
}
