import StreamingKit

/// A stream of a chat completion, put together as the predictions of lesson 5 ask for it.
struct ChatText {
    private var completion: ChatCompletion

    init(_ chunks: [[UInt8]]) {
        var accumulator = ChatCompletionAccumulator()
        for event in ReferenceFunction.events(in: chunks) {
            guard case .chunk(let chunk) = ChatCompletionEvent(data: event.data) else { continue }
            accumulator.add(chunk)
        }
        completion = accumulator.completion
    }

    /// The content of every choice in quotes, by index, and `nil` where none came: `"Hi" nil`.
    var contents: String {
        completion.choices.map { choice in
            choice.message.content.map(EventNotation.quoted) ?? "nil"
        }.joined(separator: " ")
    }

    /// The finish reason of every choice, by index, and `incomplete` where none came.
    var finishReasons: String {
        completion.choices.map { $0.finishReason?.rawValue ?? "incomplete" }
            .joined(separator: " ")
    }

    /// How many characters are on a screen that shows the text, cut or not.
    static func characterCount(of chunks: [[UInt8]]) -> Int {
        String(decoding: chunks.joined(), as: UTF8.self).count
    }
}
