/// What one event of an API's stream carries.
public enum Payload: Equatable, Sendable, CustomStringConvertible {
    /// A JSON text.
    case json(JSONValue)
    /// The mark that ends the stream.
    case done
    /// Something else: the event's data as it came, and what is wrong with it and where.
    case malformed(data: String, reason: String)

    /// The payload on one line: `json({"a":1})`, `done`, `malformed("{" because "…")`.
    public var description: String {
        switch self {
        case .json(let value): "json(\(value))"
        case .done: "done"
        case .malformed(let data, let reason):
            "malformed(\(shown(text: data)) because \(shown(text: reason)))"
        }
    }
}
