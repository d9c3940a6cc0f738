/// An answer that is sent whole: one document, when all of it is there.
struct DocumentScript: Equatable, Sendable {
    private let bytes: [UInt8]
    private let time: Duration
    private let tokens: Int
    private let early: Faults.EarlyEnding.Kind?
    private var hasWritten = false

    /// - Parameters:
    ///   - time: when the document is there.
    ///   - tokens: the tokens of output in it.
    ///   - faults: those that make sense here: a body that is cut off in its middle, and half a
    ///     document as if it were whole.
    init(_ bytes: [UInt8], at time: Duration, tokens: Int, faults: Faults) {
        early = faults.ending?.kind
        self.bytes = faults.malformed == nil ? bytes : Array(bytes.prefix(bytes.count / 2))
        self.time = time
        self.tokens = tokens
    }

    /// What the header `content-length` says; of a body that is cut off, the length that is missed.
    var length: Int { early == .eof ? bytes.count / 2 : bytes.count }

    /// The next step; the last one, an end, again and again.
    mutating func next() -> WireStep {
        defer { hasWritten = true }
        guard let early else {
            return hasWritten
                ? .end(.finished, at: time)
                : .write(bytes[...], at: time, .init(events: 0, tokens: tokens))
        }
        return hasWritten
            ? .end(.early(early), at: time)
            : .write(bytes.prefix(bytes.count / 2), at: time, .init(events: 0, tokens: tokens))
    }
}

/// What is sent as the body of an answer, step by step.
///
/// Two members and not an enumeration: a payload is copied before it is changed, and with it all
/// that a stream holds, for every event.
struct ReplyScript: Sendable {
    private var streamed: WireScript?
    private var whole: DocumentScript?

    static func stream(_ script: WireScript) -> ReplyScript { ReplyScript(streamed: script) }
    static func document(_ script: DocumentScript) -> ReplyScript { ReplyScript(whole: script) }

    /// The next step; the last one, an end, again and again.
    mutating func next() -> WireStep {
        streamed?.next() ?? whole?.next() ?? .end(.finished, at: .zero)
    }

    /// When the next event is due, where there is one that goes out as it is; see `WireScript`.
    mutating func timeOfEvent() -> Duration? { streamed?.timeOfEvent() }

    /// Makes the event that a time was given for, in place of the next step.
    mutating func appendEvent(to bytes: inout [UInt8]) -> WireStep.Tally {
        streamed?.appendEvent(to: &bytes) ?? .init()
    }
}
