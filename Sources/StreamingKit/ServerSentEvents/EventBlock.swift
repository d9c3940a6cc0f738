/// The event that is being put together from fields (WHATWG HTML, 9.2.6): the data buffer, the
/// event type buffer and the last event ID buffer, with what outlives the event.
struct EventBlock: Sendable {
    /// The data so far, LFs between its lines and none at the end. The standard appends an LF to
    /// every line and drops the last one; `hasData` tells an empty line of data from no data.
    private(set) var data = ReusableBytes()
    private(set) var hasData = false
    private(set) var type = ReusableBytes()
    /// The last event ID buffer: kept from event to event until another `id` field comes.
    private(set) var idBuffer = ReusableBytes()
    private var hasNewID = false
    /// The last event ID string: what the buffer was when an event last ended.
    private(set) var lastEventID = ReusableBytes()
    /// The value of the last `retry` field, in milliseconds.
    private(set) var reconnectionTime: Int?
    let maximumEventBytes: Int

    init(maximumEventBytes: Int) { self.maximumEventBytes = maximumEventBytes }

    /// Does what a line says: an empty one ends the event, the others add to it or mean nothing.
    mutating func process(
        _ line: Span<UInt8>,
        onEvent: EventStreamParser.EventHandler,
        onComment: (Span<UInt8>) -> Void
    ) throws(EventStreamLimitExceeded) {
        guard !line.isEmpty else { return dispatch(to: onEvent) }
        let field = EventStreamField(line: line)
        let value = line.extracting(field.valueStart...)
        switch field.name {
        case .data:
            try append(value)
        case .event:
            type.replaceAll(with: value)
        case .id:
            // An ID goes into a request header on reconnecting, where NUL may not stand.
            guard value.firstIndex(of: 0, from: 0) == value.count else { break }
            idBuffer.replaceAll(with: value)
            hasNewID = true
        case .retry:
            reconnectionTime = StreamingKit.reconnectionTime(in: value) ?? reconnectionTime
        case .comment:
            onComment(value)
        case .unknown:
            break
        }
    }

    private mutating func append(_ value: Span<UInt8>) throws(EventStreamLimitExceeded) {
        let needed = data.count + (hasData ? 1 : 0) + value.count
        guard needed <= maximumEventBytes else {
            throw EventStreamLimitExceeded(
                limit: .event,
                allowed: maximumEventBytes,
                needed: needed
            )
        }
        if hasData { data.append(0x0A) }
        hasData = true
        data.append(value)
    }

    /// Ends the event ("dispatch the event"): hands it over when it has data, and starts anew.
    ///
    /// The ID counts even when there is no data; the type does not outlive the block.
    mutating func dispatch(
        to onEvent: EventStreamParser.EventHandler
    ) {
        if hasNewID { lastEventID.replaceAll(with: idBuffer) }
        hasNewID = false
        if hasData {
            if type.isEmpty { type.replaceAll(with: Self.defaultType) }
            onEvent(
                type.storage.span.extracting(..<type.count),
                data.storage.span.extracting(..<data.count),
                lastEventID.storage.span.extracting(..<lastEventID.count)
            )
        }
        clear()
    }

    /// Drops an event that has not ended, its ID with it.
    mutating func discard() {
        idBuffer.replaceAll(with: lastEventID)
        hasNewID = false
        clear()
    }

    private mutating func clear() {
        data.removeAll()
        hasData = false
        type.removeAll()
    }

    private static let defaultType = ReusableBytes(Array("message".utf8))
}
