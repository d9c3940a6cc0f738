/// What the data of one event in a Chat Completions stream means.
public enum ChatCompletionEvent: Hashable, Sendable {
    /// The next chunk.
    case chunk(ChatCompletionChunk)
    /// The API reports an error instead of a chunk, and nothing useful follows.
    case error(APIError)
    /// `[DONE]`: the stream is complete.
    case done
    /// The data is no JSON object: the data, and what stands where another thing had to.
    case malformed(data: String, reason: JSONSyntaxError)

    /// What `data` means.
    public init(data: String) {
        switch StreamPayload(data: data) {
        case .done:
            self = .done
        case .malformed(let data, let reason):
            self = .malformed(data: data, reason: reason)
        case .json(let value):
            if let error = APIError(payload: value) {
                self = .error(error)
            } else if let chunk = ChatCompletionChunk(value) {
                self = .chunk(chunk)
            } else {
                self = .malformed(
                    data: data,
                    reason: JSONSyntaxError(
                        offset: 0,
                        expected: "an object",
                        found: data.utf8.first
                    )
                )
            }
        }
    }
}
