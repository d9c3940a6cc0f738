/// Puts the events of a streamed response together to the response that a blocking request gets.
///
/// ```swift
/// var assembler = ResponseAssembler()
/// for event in events { assembler.add(event) }
/// assembler.response  // the whole response, or as far as it has come
/// ```
///
/// Items are found by their output index, and parts by their index in the item, so they may be
/// interleaved and may leave numbers out. What is whole counts more than what was put together:
/// a `done` event more than its deltas, a finished item more than its parts, the response of the
/// last event more than everything before. Adding an event takes time in proportion to the event.
///
/// Events that no part of a response keeps change nothing: partial images, since the item has the
/// image in the end, and the sound of `response.audio`.
public struct ResponseAssembler: Sendable {
    /// The response as the newest event of its life carried it.
    private var frame: JSONObject?
    private var items = IndexedElements<AssembledItem>()

    /// An assembler that has seen no event.
    public init() {}

    /// The newest step in the life of the response.
    public private(set) var step: ResponseStep?

    /// The number of the newest event: what to resume after when the connection breaks.
    public private(set) var lastSequenceNumber: Int?

    /// The error that the stream reported by an event of its own; a response that failed has one
    /// in its member `error` as well.
    public private(set) var error: APIError?

    /// Whether the last event came, and with it the whole response. A stream that ends before was
    /// cut off.
    public var isFinished: Bool { step?.isFinal ?? false }

    /// The response's status; `nil` before the first event that carries the response.
    public var status: ResponseStatus? {
        frame?["status"]?.string.map(ResponseStatus.init)
    }

    /// The items put together from their events, by output index.
    public var output: [JSONValue] { items.ordered.map(\.json) }

    /// The response as far as it has come; `nil` before the first event that carries it.
    public var response: JSONValue? {
        guard var response = frame else { return nil }
        let hasWholeOutput = isFinished && response["output"]?.array != nil
        if !hasWholeOutput, !items.isEmpty { response["output"] = .array(output) }
        return .object(response)
    }

    /// The text of all messages so far, joined; empty when there is none.
    public var text: String {
        let items = response?["output"]?.array ?? output
        return items.flatMap { $0["content"]?.array ?? [] }
            .filter { $0["type"]?.string == "output_text" }
            .compactMap { $0["text"]?.string }
            .joined()
    }

    /// Adds what `event` says.
    ///
    /// An event whose number is not above the last one has been seen: a resumed stream may send
    /// some again, and they change nothing.
    public mutating func add(_ event: ResponseEvent) {
        if let number = event.sequenceNumber {
            if let last = lastSequenceNumber, number <= last { return }
            lastSequenceNumber = number
        }
        add(event.kind)
    }

    private mutating func add(_ kind: ResponseEvent.Kind) {
        switch kind {
        case .step(let step, let response):
            self.step = step
            frame = response.object ?? frame
        case .error(let error, _):
            self.error = error
        case .itemAdded(let index, let item):
            items[index] = AssembledItem(item, isDone: false)
        case .itemDone(let index, let item):
            items[index] = AssembledItem(item, isDone: true)
        default:
            guard let (place, type) = kind.target else { return }
            let new = AssembledItem(type: type, id: place.itemID)
            items[place.outputIndex, default: new].add(kind)
        }
    }
}
