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
/// There are two forms. This file has the one that hands each event over as borrowed bytes, which
/// allocates nothing for an event; the other one makes a `ServerSentEvent` of each. One parser
/// takes both. The bytes are not checked to be UTF-8: decode them with U+FFFD for what is none, as
/// the other form does. The byte order mark is dropped here, exactly once, so no layer before this
/// one may drop it.
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

    /// What to do with an event that the stream's end cuts off.
    public let endOfStreamPolicy: EndOfStreamPolicy

    var lines: LineSplitter
    var block: EventBlock
    var strings = EventStrings()
    private var failure: EventStreamLimitExceeded?

    /// A parser at the start of a stream.
    public init(
        endOfStream: EndOfStreamPolicy = .strict,
        limits: EventStreamLimits = EventStreamLimits()
    ) {
        endOfStreamPolicy = endOfStream
        lines = LineSplitter(maximumLineBytes: limits.maximumLineBytes)
        block = EventBlock(maximumEventBytes: limits.maximumEventBytes)
    }

    /// The stream's last event ID, for a `Last-Event-ID` header on reconnecting; empty when none
    /// was set.
    public var lastEventID: String { String(decoding: block.lastEventID, as: UTF8.self) }

    /// How long to wait before reconnecting, in milliseconds, when the stream has said so.
    public var reconnectionTime: Int? { block.reconnectionTime }

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
        if let failure { throw failure }
        do throws(EventStreamLimitExceeded) {
            try lines.split(chunk) { line throws(EventStreamLimitExceeded) in
                try block.process(line, onEvent: onEvent, onComment: onComment)
            }
        } catch {
            throw fail(error)
        }
    }

    /// Ends the stream: an event that has no blank line yet is dropped or dispatched, as the policy
    /// says. The parser is then ready for the stream of the next connection; the last event ID and
    /// the reconnection time stay.
    /// - Throws: `EventStreamLimitExceeded` when the stream hit a limit.
    public mutating func finish(onEvent: EventHandler) throws(EventStreamLimitExceeded) {
        if let failure { throw failure }
        if endOfStreamPolicy == .lenient {
            do throws(EventStreamLimitExceeded) {
                try lines.finish { line throws(EventStreamLimitExceeded) in
                    try block.process(line, onEvent: onEvent, onComment: { _ in })
                }
            } catch {
                throw fail(error)
            }
            block.dispatch(to: onEvent)
        }
        block.discard()
        lines.reset()
    }

    private mutating func fail(_ error: EventStreamLimitExceeded) -> EventStreamLimitExceeded {
        failure = error
        block.discard()
        lines.reset()
        return error
    }
}
