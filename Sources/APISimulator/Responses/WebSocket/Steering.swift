import StreamingKit

/// Input that a client gives to a response while that is being written.
struct Steering: Equatable, Sendable {
    var id: String
    var target: String
    /// The input as a list of messages.
    var input: [JSONValue]

    /// The most of them that may wait for one response.
    static let maximumPending = 16

    /// The input of a `response.steer` event, or of `response.create`, as a list.
    static func list(_ input: JSONValue?) -> [JSONValue]? {
        switch input {
        case .string(let text)?: [["type": "message", "role": "user", "content": .string(text)]]
        case .array(let items)?: items
        default: nil
        }
    }

    /// Whether steering takes these: messages of the user alone.
    static func isValid(_ items: [JSONValue]) -> Bool {
        !items.isEmpty
            && items.allSatisfy { item in
                let isContent = item["content"]?.string != nil || item["content"]?.array != nil
                return (item["type"]?.string ?? "message") == "message"
                    && item["role"]?.string == "user" && isContent
            }
    }
}

/// Why steering was refused: the codes of `response.steer.failed`.
enum SteeringFailure: String {
    case notFound = "response_not_found"
    case invalidInput = "invalid_input"
    case tooMany = "too_many_pending_steers"
    case completed = "response_already_completed"
    case notActive = "response_not_active"

    var message: String {
        switch self {
        case .notFound: "There is no response with this id on this connection."
        case .invalidInput: "The input must be text, or a list of messages of the user."
        case .tooMany: "Too much input waits for this response."
        case .completed: "The response is complete and takes no more input."
        case .notActive: "The response has ended and takes no more input."
        }
    }
}
