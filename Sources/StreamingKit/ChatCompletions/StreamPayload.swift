/// What the data of an event in a Chat Completions stream is.
///
/// To an event stream parser data is text. To a client of the API it is a JSON chunk, or the mark
/// `[DONE]` after the last one; a proxy or a cut may make it neither, and that must not end the
/// program.
public enum StreamPayload: Hashable, Sendable {
    /// A JSON text, such as a chunk or an error.
    case json(JSONValue)
    /// Exactly `[DONE]`: the stream is complete and nothing follows.
    case done
    /// Neither of them: the data, and why it is no JSON.
    case malformed(data: String, reason: JSONSyntaxError)

    /// Sorts the data of an event.
    public init(data: String) {
        guard data != "[DONE]" else {
            self = .done
            return
        }
        do throws(JSONSyntaxError) {
            self = .json(try JSONValue(parsing: data))
        } catch {
            self = .malformed(data: data, reason: error)
        }
    }
}
