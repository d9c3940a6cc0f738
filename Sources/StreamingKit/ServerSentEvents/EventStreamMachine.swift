/// The steps of reading an event stream: bytes to lines, lines to fields, fields to events, and
/// what happens at a limit and at the end.
struct EventStreamMachine: Sendable {
    private(set) var lines: LineSplitter
    private(set) var block: EventBlock
    private let endOfStreamPolicy: EventStreamParser.EndOfStreamPolicy
    private var failure: EventStreamLimitExceeded?

    init(endOfStream: EventStreamParser.EndOfStreamPolicy, limits: EventStreamLimits) {
        endOfStreamPolicy = endOfStream
        lines = LineSplitter(maximumLineBytes: limits.maximumLineBytes)
        block = EventBlock(maximumEventBytes: limits.maximumEventBytes)
    }

    mutating func push(
        _ chunk: Span<UInt8>,
        onEvent: EventStreamParser.EventHandler,
        onComment: (Span<UInt8>) -> Void
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

    mutating func finish(
        onEvent: EventStreamParser.EventHandler
    ) throws(EventStreamLimitExceeded) {
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

    /// Drops what is held, and remembers why nothing more is taken.
    private mutating func fail(_ error: EventStreamLimitExceeded) -> EventStreamLimitExceeded {
        failure = error
        block.discard()
        lines.reset()
        return error
    }
}
