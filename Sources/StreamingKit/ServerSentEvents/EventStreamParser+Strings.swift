extension EventStreamParser {
    /// Takes the next chunk, of any length, and appends each event that ends in it to `events`.
    /// - Throws: `EventStreamLimitExceeded`; what was complete before is in `events`.
    public mutating func push(
        _ chunk: Span<UInt8>,
        into events: inout [ServerSentEvent]
    ) throws(EventStreamLimitExceeded) {
        // The strings are taken out, since the handler runs while the parser is being changed.
        var strings = strings
        self.strings = EventStrings()
        defer { self.strings = strings }
        try push(
            chunk,
            onEvent: { type, data, lastEventID in
                events.append(strings.event(type: type, data: data, lastEventID: lastEventID))
            }
        )
    }

    /// Takes the next chunk, of any length, and appends each event that ends in it to `events`.
    /// - Throws: `EventStreamLimitExceeded`; what was complete before is in `events`.
    public mutating func push(
        _ chunk: [UInt8],
        into events: inout [ServerSentEvent]
    ) throws(EventStreamLimitExceeded) {
        try push(chunk.span, into: &events)
    }

    /// Ends the stream, as `finish(onEvent:)` does, and appends the event that it may give.
    /// - Throws: `EventStreamLimitExceeded` when the stream hit a limit.
    public mutating func finish(
        into events: inout [ServerSentEvent]
    ) throws(EventStreamLimitExceeded) {
        try finish { type, data, lastEventID in
            events.append(
                ServerSentEvent(
                    type: String(copying: type),
                    data: String(copying: data),
                    lastEventID: String(copying: lastEventID)
                )
            )
        }
    }
}

/// Makes strings of events, and makes a type or an ID only once as long as it stays the same.
struct EventStrings: Sendable {
    private var type = Remembered()
    private var lastEventID = Remembered()

    mutating func event(
        type: Span<UInt8>,
        data: Span<UInt8>,
        lastEventID: Span<UInt8>
    ) -> ServerSentEvent {
        ServerSentEvent(
            type: self.type.text(of: type),
            data: String(copying: data),
            lastEventID: self.lastEventID.text(of: lastEventID)
        )
    }

    private struct Remembered: Sendable {
        private var bytes: [UInt8] = []
        private var text = ""

        mutating func text(of bytes: Span<UInt8>) -> String {
            if !bytes.isEqual(to: self.bytes) {
                self.bytes.replaceAll(with: bytes)
                text = String(copying: bytes)
            }
            return text
        }
    }
}
