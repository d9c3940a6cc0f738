import ExerciseSupport

/// What a client keeps while it reads an event stream, line by line (HTML standard, 9.2.6).
struct EventStreamState {
    /// What a new connection would send as `Last-Event-ID`; empty where there is nothing to send.
    private(set) var lastEventID = ""
    /// How many milliseconds to wait before connecting again; nil where the server did not say.
    private(set) var retry: Int?

    private var type = ""
    private var data: [String] = []
    /// The id that counts from the next blank line on. No event takes it away.
    private var id = ""

    /// Takes the next line, and gives the event that it completes.
    mutating func apply(_ line: SSELine) -> ServerSentEvent? {
        switch line {
        case .field("data", let value): data.append(value)
        case .field("event", let value): type = value
        case .field("id", let value): if !value.unicodeScalars.contains("\0") { id = value }
        case .field("retry", let value): if let time = Self.digits(value) { retry = time }
        case .blank: return dispatch()
        default: break
        }
        return nil
    }

    /// The number that a text is, if it is ASCII digits and nothing else.
    private static func digits(_ text: String) -> Int? {
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        return text.utf8.allSatisfy(digits.contains) ? Int(text) : nil
    }

    private mutating func dispatch() -> ServerSentEvent? {
        lastEventID = id
        defer {
            type = ""
            data = []
        }
        if data.isEmpty { return nil }
        return ServerSentEvent(
            type: type.isEmpty ? "message" : type,
            data: data.joined(separator: "\n"),
            lastEventID: lastEventID
        )
    }
}
