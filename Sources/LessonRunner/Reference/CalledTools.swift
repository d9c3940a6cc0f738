import StreamingKit

/// The functions that an answer calls, as the predictions of lesson 9 ask for them: a stream of
/// Chat Completions or of the Responses API, put together by the reference library.
struct CalledTools {
    /// A function's name and its arguments, by the order that the API gives the calls.
    private var calls: [(name: String, arguments: String)]

    init(_ events: [ServerSentEvent]) {
        var completion = ChatCompletionAccumulator()
        var response = ResponseAssembler()
        for event in events {
            if case .chunk(let chunk) = ChatCompletionEvent(data: event.data),
                !chunk.choices.isEmpty
            {
                completion.add(chunk)
            } else if let event = try? ResponseEvent(event) {
                response.add(event)
            }
        }
        let chatCalls = completion.completion.choices.first?.message.toolCalls ?? []
        let items = response.output.filter { $0["type"]?.string == "function_call" }
        calls =
            chatCalls.map { ($0.function?.name ?? "", $0.function?.arguments ?? "") }
            + items.map { ($0["name"]?.string ?? "", $0["arguments"]?.string ?? "") }
    }

    var names: String { calls.map(\.name).joined(separator: " ") }
    var arguments: String { calls.map(\.arguments).joined(separator: " ") }
}

/// A JSON text that is not whole, and what of it may be shown.
enum CutArguments {
    /// The string in the member `text`, in quotes, as far as it may be shown; `nil` in a word where
    /// there is none.
    static func shownText(in chunks: [[UInt8]]) -> String {
        var reader = PartialJSONReader()
        try? reader.push(String(decoding: chunks.joined(), as: UTF8.self))
        return reader.value?["text"]?.string.map(EventNotation.quoted) ?? "nil"
    }
}
