import StreamingKit

/// A response whose bytes the student cuts where they like, and the parser that takes the chunks.
///
/// Pure: keys come in, and the state can be drawn. The parser is the reference library's; being a
/// value, it can be asked what it would hold after a chunk that has not been delivered yet.
struct SplitDemo: Sendable {
    let bytes: [UInt8]
    /// How many bytes the parser has.
    private(set) var delivered = 0
    /// Where the next chunk ends; after `delivered`, at most the bytes' count.
    private(set) var cut: Int
    /// How many chunks were delivered.
    private(set) var chunks = 0
    private(set) var events: [ServerSentEvent] = []
    /// Places that are worth a look; the cut moves there after each delivery.
    private let suggestedCuts: [Int]
    private var parser = EventStreamParser()

    enum Key: Hashable, Sendable {
        case left
        case right
        /// Gives the parser the bytes up to the cut.
        case deliver
        /// Gives it one byte.
        case deliverByte
        /// Puts the cut behind that many bytes.
        case moveCut(to: Int)
        case startOver
    }

    /// - Parameter chunks: The bytes; the borders between the chunks are where cuts are suggested.
    init(chunks: [[UInt8]]) {
        bytes = Array(chunks.joined())
        var place = 0
        suggestedCuts = chunks.dropLast().map { chunk in
            place += chunk.count
            return place
        }
        cut = min(bytes.count, max(1, suggestedCuts.first ?? bytes.count / 3))
    }

    var isOver: Bool { delivered == bytes.count }

    mutating func press(_ key: Key) {
        switch key {
        case .left: cut = max(min(delivered + 1, bytes.count), cut - 1)
        case .right: cut = min(bytes.count, cut + 1)
        case .moveCut(let place): cut = min(bytes.count, max(delivered + 1, place))
        case .deliver: deliver(upTo: cut)
        case .deliverByte: deliver(upTo: min(delivered + 1, bytes.count))
        case .startOver: restart()
        }
    }

    private mutating func deliver(upTo end: Int) {
        guard delivered < end else { return }
        // The demo's bytes are far below the parser's limits.
        try? parser.push(Array(bytes[delivered..<end]), into: &events)
        chunks += 1
        delivered = end
        let suggested = suggestedCuts.first { $0 > end }
        cut = min(bytes.count, max(suggested ?? bytes.count, end + 1))
    }

    private mutating func restart() {
        delivered = 0
        chunks = 0
        events = []
        parser = EventStreamParser()
        cut = min(bytes.count, max(1, suggestedCuts.first ?? bytes.count / 3))
    }

    /// What the parser would hold, and what it would have dispatched, after the chunk to the cut.
    var afterCut: (snapshot: EventStreamSnapshot, events: [ServerSentEvent]) {
        var parser = parser
        var events = events
        try? parser.push(Array(bytes[delivered..<cut]), into: &events)
        return (parser.snapshot, events)
    }

    /// What a cut divides.
    enum Border: String, CaseIterable, Sendable {
        case character = "inside a character"
        case lineEnding = "between CR and LF"
        case line = "inside a line"
        case event = "inside an event, between two lines"
        case none = "between two events"
    }

    /// What the cut behind `place` bytes divides.
    static func border(at place: Int, in bytes: [UInt8]) -> Border {
        guard place > 0, place < bytes.count else { return .none }
        if bytes[place] & 0xC0 == 0x80 { return .character }
        if bytes[place - 1] == 0x0D, bytes[place] == 0x0A { return .lineEnding }
        guard bytes[place - 1] == 0x0A || bytes[place - 1] == 0x0D else { return .line }
        var parser = EventStreamParser()
        var events: [ServerSentEvent] = []
        try? parser.push(Array(bytes[..<place]), into: &events)
        return parser.snapshot.data == nil && parser.snapshot.type.isEmpty
            ? .none : .event
    }
}
