/// What a parser with limits gave before it was done or gave up.
public struct Delivery: Equatable, Sendable, CustomStringConvertible {
    /// The events that were delivered, in order.
    public var events: [ServerSentEvent]
    /// Why the parser gave up; nil where it did not.
    public var error: LimitExceeded?

    /// Makes the outcome of one call, or of several.
    public init(_ events: [ServerSentEvent] = [], error: LimitExceeded? = nil) {
        self.events = events
        self.error = error
    }

    /// The outcome on one line: `[message "one"] then LimitExceeded(line over 16 bytes)`.
    public var description: String {
        guard let error else { return shown(events) }
        return events.isEmpty ? "\(error)" : "\(shown(events)) then \(error)"
    }
}
