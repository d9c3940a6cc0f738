/// Reads an event stream, `text/event-stream`, from chunks that may be cut anywhere (WHATWG HTML,
/// 9.2.5 and 9.2.6).
///
/// Push the chunks as they come, then `finish()`. The events are the same for every cutting. The
/// work is linear in the bytes, and what is held stays within the limits.
///
/// ```swift
/// var parser = EventStreamParser()
/// var events: [ServerSentEvent] = []
/// for chunk in chunks { try parser.push(chunk, into: &events) }
/// try parser.finish(into: &events)
/// ```
///
/// There are two forms of it. One appends each event to an array. The other hands each event over
/// as borrowed bytes and allocates nothing for it; the bytes are not checked to be UTF-8, so decode
/// them with U+FFFD for what is none, as the first form does. One parser takes both.
///
/// The byte order mark is dropped here, exactly once, so no layer before this one may drop it.
public struct EventStreamParser: Sendable {
    /// What becomes of an event that the stream's end cuts off.
    public enum EndOfStreamPolicy: Hashable, Sendable {
        /// It is dropped, as the standard says: it may be half an event.
        case strict
        /// It is dispatched as if its blank line had come, for servers that forget the last one.
        case lenient
    }

    /// Takes an event as bytes that are only there during the call.
    public typealias EventHandler = (
        _ type: Span<UInt8>, _ data: Span<UInt8>, _ lastEventID: Span<UInt8>
    ) -> Void

    private(set) var machine: EventStreamMachine
    private var strings = EventStrings()

    /// A parser at the start of a stream.
    /// - Parameters:
    ///   - endOfStream: what to do with an event that the stream's end cuts off.
    ///   - limits: how much the stream may make the parser hold.
    public init(
        endOfStream: EndOfStreamPolicy = .strict,
        limits: EventStreamLimits = EventStreamLimits()
    ) {
        machine = EventStreamMachine(endOfStream: endOfStream, limits: limits)
    }

    /// The stream's last event ID, for a `Last-Event-ID` header on reconnecting; empty when none
    /// was set.
    public var lastEventID: String {
        String(decoding: machine.block.lastEventID.array, as: UTF8.self)
    }

    /// How long to wait before reconnecting, in milliseconds, when the stream has said so.
    public var reconnectionTime: Int? { machine.block.reconnectionTime }

    /// Takes the next chunk, of any length, and appends each event that ends in it to `events`.
    /// - Throws: `EventStreamLimitExceeded`; what was complete before is in `events`. The parser
    ///   then holds nothing, and every later call throws the same.
    public mutating func push(
        _ chunk: Span<UInt8>,
        into events: inout [ServerSentEvent]
    ) throws(EventStreamLimitExceeded) {
        try machine.push(
            chunk,
            onEvent: { type, data, lastEventID in
                events.append(strings.event(type: type, data: data, lastEventID: lastEventID))
            },
            onComment: { _ in }
        )
    }

    /// Takes the next chunk, of any length, and appends each event that ends in it to `events`.
    /// - Throws: `EventStreamLimitExceeded`; what was complete before is in `events`. The parser
    ///   then holds nothing, and every later call throws the same.
    public mutating func push(
        _ chunk: [UInt8],
        into events: inout [ServerSentEvent]
    ) throws(EventStreamLimitExceeded) {
        try push(chunk.span, into: &events)
    }

    /// Ends the stream: an event that has no blank line yet is dropped, or appended to `events`, as
    /// the policy says. The parser is then ready for the stream of the next connection; the last
    /// event ID and the reconnection time stay.
    /// - Throws: `EventStreamLimitExceeded` when the stream hit a limit.
    public mutating func finish(
        into events: inout [ServerSentEvent]
    ) throws(EventStreamLimitExceeded) {
        try machine.finish { type, data, lastEventID in
            events.append(strings.event(type: type, data: data, lastEventID: lastEventID))
        }
    }

    /// Takes the next chunk, of any length, and hands over each event that ends in it.
    /// - Parameters:
    ///   - chunk: bytes as they came.
    ///   - onEvent: takes an event as bytes that are only there during the call.
    ///   - onComment: takes what stands behind a comment's colon, which means nothing to the
    ///     protocol; servers send comments to keep connections open.
    /// - Throws: `EventStreamLimitExceeded`, after every event that was complete has been handed
    ///   over. The parser then holds nothing, and every later call throws the same.
    public mutating func push(
        _ chunk: Span<UInt8>,
        onEvent: EventHandler,
        onComment: (Span<UInt8>) -> Void = { _ in }
    ) throws(EventStreamLimitExceeded) {
        try machine.push(chunk, onEvent: onEvent, onComment: onComment)
    }

    /// Ends the stream, as `finish(into:)` does, and hands over the event that it may give.
    /// - Throws: `EventStreamLimitExceeded` when the stream hit a limit.
    public mutating func finish(onEvent: EventHandler) throws(EventStreamLimitExceeded) {
        try machine.finish(onEvent: onEvent)
    }
}
