import ExerciseSupport

/// What a client keeps while it reads an event stream, line by line.
struct EventStreamState {
    /// What a new connection would send as `Last-Event-ID`; empty where there is nothing to send.
    private(set) var lastEventID = ""
    /// How many milliseconds to wait before connecting again; nil where the server did not say.
    private(set) var retry: Int?

    private var type = ""
    private var data: [String] = []

    /// Takes the next line, and gives the event that it completes.
    mutating func apply(_ line: SSELine) -> ServerSentEvent? {
        switch line {
        case .field("data", let value): data.append(value)
        case .field("event", let value): type = value
        // TODO: may every text be an id? And from when on does it count?
        case .field("id", let value): lastEventID = value
        // TODO: `retry`. What does Int(_:) take that a stream must not?
        case .blank: return dispatch()
        default: break
        }
        return nil
    }

    private mutating func dispatch() -> ServerSentEvent? {
        defer {
            type = ""
            data = []
            // TODO: does an id belong to one event?
            lastEventID = ""
        }
        if data.isEmpty { return nil }
        return ServerSentEvent(
            type: type.isEmpty ? "message" : type,
            data: data.joined(separator: "\n"),
            lastEventID: lastEventID
        )
    }
}
