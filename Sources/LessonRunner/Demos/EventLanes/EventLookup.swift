import StreamingKit

/// The search for events of one type in a stream.
struct EventLookup: Sendable {
    let type: String
    private(set) var events = 0
    /// How many events of the type came.
    private(set) var count = 0
    /// The first of them, and what came before and behind it.
    private(set) var payload: JSONValue?
    private(set) var number = 0
    private(set) var before: String?
    private(set) var after: String?
    /// The type of the newest event.
    private(set) var latest: String?

    init(type: String) { self.type = type }

    mutating func take(_ event: ServerSentEvent) {
        defer {
            events += 1
            latest = event.type
        }
        if payload != nil, after == nil { after = event.type }
        guard event.type == type else { return }
        count += 1
        guard payload == nil else { return }
        payload = try? JSONValue(parsing: event.data)
        number = events
        before = latest
    }
}
