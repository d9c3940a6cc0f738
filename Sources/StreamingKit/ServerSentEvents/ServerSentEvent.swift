/// One event of an event stream, as it is dispatched (WHATWG HTML, 9.2.6).
public struct ServerSentEvent: Hashable, Sendable {
    /// The event's type: the value of its last `event` field, or `message` without one.
    public var type: String
    /// The values of its `data` fields, joined by LF.
    public var data: String
    /// The stream's last event ID when the event was dispatched; empty when no ID was ever set.
    public var lastEventID: String

    /// An event from its parts.
    public init(type: String = "message", data: String, lastEventID: String = "") {
        self.type = type
        self.data = data
        self.lastEventID = lastEventID
    }
}
