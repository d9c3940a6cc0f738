import StreamingKit

/// All that one WebSocket sends, message after message: what is said at once, and the events of
/// turns at their times.
///
/// A value without sockets or clocks; times count from the opening of the connection. Messages of
/// several turns alternate, and no message begins inside another one.
struct MessageLine: Sendable {
    /// What is done next.
    enum Sending: Equatable, Sendable {
        case write(ArraySlice<UInt8>)
        /// Nothing is due before this time.
        case wait(until: Duration)
        /// Nothing is due before something happens.
        case idle
        /// A fault ends the connection.
        case end(Faults.EarlyEnding.Kind)
    }

    /// What whoever leads the dialogue must know.
    enum Note: Sendable {
        case sent(Int, turn: String)
        case ended(turn: String, after: Int)
        case report(RequestReport)
    }

    private let scale: Double
    private let encoder: EventEncoder
    /// Frames that are sent before any turn goes on, the next one first.
    private var outbox: [[UInt8]] = []
    private var turns: [RunningTurn] = []
    /// The turn whose message has been sent in part, so that nothing else may come between.
    private var holder: String?
    private var notes: [Note] = []
    /// How many messages were sent whole, and how many bytes.
    private(set) var messages = 0
    private(set) var bytes = 0
    /// The bytes that wait in the outbox.
    private(set) var backlog = 0

    init(faults: Faults, scale: Double) {
        self.scale = scale
        encoder = EventEncoder(framing: .webSocket(fragmentBytes: faults.fragment))
    }

    /// Whether a frame may be sent that belongs to no message of the line.
    var isBetweenMessages: Bool { holder == nil }

    /// Sends a message as soon as it can be.
    mutating func say(_ value: JSONValue) {
        messages += 1
        put(encoder.bytes(of: StreamEvent(name: nil, data: value.text())))
    }

    /// Sends a frame as soon as it can be.
    mutating func put(_ frame: WebSocketFrame) { put(frame.bytes(mask: nil)) }

    private mutating func put(_ bytes: [UInt8]) {
        outbox.append(bytes)
        backlog += bytes.count
    }

    /// Begins a turn.
    mutating func start(_ turn: Turn, at now: Duration) {
        turns.append(RunningTurn(turn, at: now, scale: scale))
        notes.append(.report(turn.report))
    }

    /// Ends a turn behind the event that is being sent.
    mutating func stop(_ id: String, at now: Duration) {
        guard let index = turns.firstIndex(where: { $0.turn.id == id }) else { return }
        if holder == id {
            turns[index].isStopping = true
        } else {
            close(index, at: now)
        }
    }

    /// Ends all turns without a word: the connection is over.
    mutating func abandon(_ ending: RequestReport.Ending, at now: Duration) {
        while !turns.isEmpty { end(0, ending, at: now) }
        outbox = []
        backlog = 0
    }

    /// What has happened since the last call.
    mutating func takeNotes() -> [Note] {
        defer { notes = [] }
        return notes
    }

    /// The connection takes bytes again: what is late is not made up for.
    mutating func resume(at now: Duration) {
        for index in turns.indices { turns[index].shift(to: now) }
    }

    /// What is done next.
    mutating func next(at now: Duration) -> Sending {
        while true {
            if holder == nil, !outbox.isEmpty {
                let frame = outbox.removeFirst()
                backlog -= frame.count
                bytes += frame.count
                return .write(frame[...])
            }
            guard let (index, due) = upcoming() else { return .idle }
            guard due <= now else { return .wait(until: due) }
            switch turns[index].peek() {
            case .write(let piece, _, let tally):
                turns[index].take()
                sent(piece, tally, of: index, at: now)
                return .write(piece)
            case .end(.early(let kind), _):
                end(index, .fault(kind.rawValue), at: now)
                return .end(kind)
            case .end: end(index, .completed, at: now)
            }
        }
    }

    /// The turn whose step is due first.
    private mutating func upcoming() -> (Int, Duration)? {
        var first: (Int, Duration)?
        for index in turns.indices where holder == nil || holder == turns[index].turn.id {
            guard let due = turns[index].due() else { continue }
            if first.map({ due < $0.1 }) ?? true { first = (index, due) }
        }
        return first
    }

    private mutating func sent(
        _ piece: ArraySlice<UInt8>,
        _ tally: WireStep.Tally,
        of index: Int,
        at now: Duration
    ) {
        let id = turns[index].turn.id
        let before = turns[index].report.events
        turns[index].report.bytes += piece.count
        turns[index].report.events += tally.events
        turns[index].report.outputTokens += tally.tokens
        bytes += piece.count
        messages += tally.events
        holder = tally.isInside ? id : nil
        for event in before..<before + tally.events { notes.append(.sent(event, turn: id)) }
        if holder == nil, turns[index].isStopping { close(index, at: now) }
    }

    /// Breaks a turn off in order.
    private mutating func close(_ index: Int, at now: Duration) {
        let plan = turns[index].turn.plan
        let count = min(turns[index].report.events, plan.count)
        for event in plan.closing(after: count) {
            let frames = encoder.bytes(of: event)
            turns[index].report.events += 1
            turns[index].report.bytes += frames.count
            messages += 1
            put(frames)
        }
        end(index, .cancelled, at: now, after: count)
    }

    private mutating func end(
        _ index: Int,
        _ ending: RequestReport.Ending,
        at now: Duration,
        after count: Int? = nil
    ) {
        var over = turns.remove(at: index)
        if holder == over.turn.id { holder = nil }
        let sent = count ?? min(over.report.events, over.turn.plan.count)
        over.report.ending = ending
        over.report.elapsed = now - over.begun
        notes.append(.ended(turn: over.turn.id, after: sent))
        notes.append(.report(over.report))
    }
}
