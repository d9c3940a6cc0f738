import StreamingKit

/// All that a parser says about a stream. Texts are kept as bytes, since Swift's `==` takes "é"
/// and "e" with a combining accent for one.
struct ParsedStream: Hashable, CustomStringConvertible {
    struct Event: Hashable {
        var type: [UInt8]
        var data: [UInt8]
        var id: [UInt8]

        init(type: String, data: String, id: String) {
            self.type = Array(type.utf8)
            self.data = Array(data.utf8)
            self.id = Array(id.utf8)
        }
    }

    var events: [Event] = []
    var comments: [[UInt8]] = []
    var retry: Int?
    var lastEventID: [UInt8] = []

    var description: String {
        let events = events.map { event in
            [event.type, event.data, event.id].map { String(decoding: $0, as: UTF8.self) }
        }
        return "events \(events) comments \(comments.map { String(decoding: $0, as: UTF8.self) }) "
            + "retry \(retry as Int?, default: "none") "
            + "last ID \(String(decoding: lastEventID, as: UTF8.self).debugDescription)"
    }

    init() {}

    /// Parses `chunks` in the form that makes strings.
    init(
        chunks: [[UInt8]],
        endOfStream: EventStreamParser.EndOfStreamPolicy = .strict
    ) throws(EventStreamLimitExceeded) {
        var parser = EventStreamParser(endOfStream: endOfStream)
        var events: [ServerSentEvent] = []
        for chunk in chunks { try parser.push(chunk, into: &events) }
        try parser.finish(into: &events)
        self.events = events.map { Event(type: $0.type, data: $0.data, id: $0.lastEventID) }
        retry = parser.reconnectionTime
        lastEventID = Array(parser.lastEventID.utf8)
    }

    /// Parses `chunks` in the form that lends bytes, with the comments.
    init(
        borrowing chunks: [[UInt8]],
        endOfStream: EventStreamParser.EndOfStreamPolicy = .strict
    ) throws(EventStreamLimitExceeded) {
        var parser = EventStreamParser(endOfStream: endOfStream)
        var events: [Event] = []
        var comments: [[UInt8]] = []
        for chunk in chunks {
            try parser.push(chunk.span) { type, data, id in
                events.append(Event(type: text(type), data: text(data), id: text(id)))
            } onComment: { comment in
                comments.append(Array(text(comment).utf8))
            }
        }
        try parser.finish { type, data, id in
            events.append(Event(type: text(type), data: text(data), id: text(id)))
        }
        self.events = events
        self.comments = comments
        retry = parser.reconnectionTime
        lastEventID = Array(parser.lastEventID.utf8)
    }
}

/// The text of borrowed bytes.
func text(_ bytes: Span<UInt8>) -> String {
    bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
}
