import StreamingKit
import Testing

/// The chunks of a stream, written as the choices of each: `[{"index":0,"delta":{…}}]`.
func chatChunks(_ choices: [String]) throws -> [ChatCompletionChunk] {
    try choices.map { choices in
        try chatChunk(#""choices":\#(choices)"#)
    }
}

/// A chunk with members of its own beside those that all chunks of a stream share.
func chatChunk(_ members: String) throws -> ChatCompletionChunk {
    let text =
        #"{"id":"chatcmpl-1","object":"chat.completion.chunk","created":1700000000,"model":"m","#
        + #""system_fingerprint":"fp","# + members + "}"
    return try #require(ChatCompletionChunk(JSONValue(parsing: text)))
}

/// The completion that a blocking request would get.
func blockingCompletion(_ choices: String, usage: String? = nil) throws -> ChatCompletion {
    let usage = usage.map { #","usage":\#($0)"# } ?? ""
    let text =
        #"{"id":"chatcmpl-1","object":"chat.completion","created":1700000000,"model":"m","#
        + #""system_fingerprint":"fp","choices":\#(choices)\#(usage)}"#
    return try #require(ChatCompletion(JSONValue(parsing: text)))
}

/// What `chunks` are together.
func accumulated(_ chunks: [ChatCompletionChunk]) -> ChatCompletion {
    var accumulator = ChatCompletionAccumulator()
    for chunk in chunks { accumulator.add(chunk) }
    return accumulator.completion
}
