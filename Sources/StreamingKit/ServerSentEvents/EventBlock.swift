/// The event that is being put together from fields (WHATWG HTML, 9.2.6): the data buffer, the
/// event type buffer and the last event ID buffer, with what outlives the event.
struct EventBlock: Sendable {
    /// The data so far, LFs between its lines and none at the end. The standard appends an LF to
    /// every line and drops the last one; `hasData` tells an empty line of data from no data.
    private(set) var data: [UInt8] = []
    private(set) var hasData = false
    private(set) var type: [UInt8] = []
    /// The last event ID buffer: kept from event to event until another `id` field comes.
    private(set) var idBuffer: [UInt8] = []
    /// The last event ID string: what the buffer was when an event last ended.
    private(set) var lastEventID: [UInt8] = []
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
            if value.firstIndex(of: 0, from: 0) == value.count { idBuffer.replaceAll(with: value) }
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
        data.append(contentsOf: value)
    }

    /// Ends the event ("dispatch the event"): hands it over when it has data, and starts anew.
    ///
    /// The ID counts even when there is no data; the type does not outlive the block.
    mutating func dispatch(
        to onEvent: EventStreamParser.EventHandler
    ) {
        if idBuffer != lastEventID { lastEventID.replaceAll(with: idBuffer) }
        if hasData, type.isEmpty {
            onEvent(Self.defaultType.span, data.span, lastEventID.span)
        } else if hasData {
            onEvent(type.span, data.span, lastEventID.span)
        }
        clear()
    }

    /// Drops an event that has not ended, its ID with it.
    mutating func discard() {
        idBuffer.replaceAll(with: lastEventID)
        clear()
    }

    private mutating func clear() {
        data.removeAllKeepingSomeCapacity()
        hasData = false
        type.removeAllKeepingSomeCapacity()
    }

    private static let defaultType = Array("message".utf8)
}
