/// How much an event stream may make its parser hold.
///
/// The standard names no limit, but a stream that never ends its line would take all memory. A
/// parser holds at most one line, the data of one event, and the two IDs and the type, each of
/// which came in one line.
public struct EventStreamLimits: Hashable, Sendable {
    /// The most bytes that one line may have, without its end.
    public var maximumLineBytes: Int
    /// The most bytes that the data of one event may have, the LFs between its lines counted.
    public var maximumEventBytes: Int

    /// Limits; those that are not named are 16 MiB, more than any event of the APIs that this
    /// package speaks.
    public init(maximumLineBytes: Int = 16 << 20, maximumEventBytes: Int = 16 << 20) {
        self.maximumLineBytes = maximumLineBytes
        self.maximumEventBytes = maximumEventBytes
    }

    /// No limits, for streams of one's own.
    public static var none: EventStreamLimits {
        EventStreamLimits(maximumLineBytes: .max, maximumEventBytes: .max)
    }
}

/// An event stream asked its parser to hold more than it may.
public struct EventStreamLimitExceeded: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was too large.
    public enum Limit: Hashable, Sendable {
        /// One line: `EventStreamLimits.maximumLineBytes`.
        case line
        /// The data of one event: `EventStreamLimits.maximumEventBytes`.
        case event
    }

    /// The limit that was hit.
    public var limit: Limit
    /// How many bytes the limit allows.
    public var allowed: Int
    /// How many bytes were needed so far; the rest of the line or event may have been longer.
    public var needed: Int

    /// An error from its parts.
    public init(limit: Limit, allowed: Int, needed: Int) {
        self.limit = limit
        self.allowed = allowed
        self.needed = needed
    }

    /// The error in one sentence.
    public var description: String {
        let what = limit == .line ? "a line" : "the data of an event"
        return "\(what) in the event stream needs \(needed) bytes or more; \(allowed) are allowed"
    }
}
