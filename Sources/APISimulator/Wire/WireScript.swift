/// The bytes of one streamed answer with their times, faults and all.
///
/// A value without sockets or clocks: the same plan, pace and faults give the same steps. Steps
/// are made one at a time, so that a slow stream costs no memory for what is still to come.
struct WireScript: Sendable {
    private let plan: any EventPlan
    private let faults: Faults
    private let encoder: EventEncoder
    private let scale: Double
    private var pacer: Pacer
    private var cutter: ByteCutter
    private var link: SlowLink

    /// How the last delta looked.
    private var template: DeltaTemplate?
    /// Whether nothing is done to the bytes, or to their times, after they are made.
    private let isPlain: Bool
    /// Whether events go out as they are made, one after the other; nothing wants a look at them.
    private let isUndisturbed: Bool
    /// The index of the event that ends the stream.
    private let lastIndex: Int

    /// The next event of the plan.
    private var index: Int
    private var sentEvents = 0
    private var sentBytes = 0
    private var hasStalled = false
    /// What faults have added to the times of the plan.
    private var delay = Duration.zero
    /// How long the stall took, when there was one.
    private var pausedTime = Duration.zero
    private var lastTime = Duration.zero
    /// When the next event is due, once that was asked for.
    private var eventTime: Duration?
    /// Steps that are ready, the next one last.
    private var ready: [WireStep] = []
    /// The rest of what a fault has interrupted.
    private var interrupted: (bytes: [UInt8], tally: WireStep.Tally)?
    private var ending: WireEnding?

    /// - Parameters:
    ///   - first: the index of the first event to send; those before it only pass the time.
    ///   - framing: what stands around each event on the wire.
    ///   - scale: what all times are multiplied with; 0 sends everything at once.
    init(
        plan: any EventPlan,
        from first: Int = 0,
        pace: Pace,
        faults: Faults,
        framing: EventEncoder.Framing = .eventStream,
        scale: Double = 1
    ) {
        self.plan = plan
        self.faults = faults
        encoder = EventEncoder(lineEnding: faults.lineEnding, framing: framing)
        pacer = Pacer(pace: pace, scale: scale, random: plan.paceRandom)
        cutter = ByteCutter(cut: faults.cut)
        link = SlowLink(gap: faults.gap, bytesPerSecond: faults.slow, scale: scale)
        self.scale = scale
        isPlain =
            faults.cut == nil && faults.gap == nil && faults.slow == nil
            && faults.keepAlive == nil && faults.ending == nil && faults.stall == nil
        isUndisturbed =
            isPlain && faults.error == nil && faults.malformed == nil && !faults.hasIdentifiers
        lastIndex = plan.count - 1
        index = 0
        while index < min(first, plan.count) { lastTime = passTime() }
        prepareOpening()
    }

    /// The next step; the last one, an end, again and again.
    mutating func next() -> WireStep {
        if let time = timeOfEvent() {
            var bytes: [UInt8] = []
            let tally = appendEvent(to: &bytes)
            return .write(bytes[...], at: time, tally)
        }
        while ready.isEmpty {
            if let ending { return .end(ending, at: lastTime) }
            prepare()
        }
        return ready.removeLast()
    }

    /// When the next event is due, where it goes out as it is: what a busy server asks all the time.
    /// `appendEvent` makes it then.
    mutating func timeOfEvent() -> Duration? {
        if let eventTime { return eventTime }
        guard isUndisturbed, ready.isEmpty, index < lastIndex, ending == nil else { return nil }
        let time = max(pacer.time(of: plan.moment(at: index)) + delay, lastTime)
        eventTime = time
        return time
    }

    /// Makes the event that `timeOfEvent` has given a time for, in place of the next step.
    mutating func appendEvent(to bytes: inout [UInt8]) -> WireStep.Tally {
        lastTime = eventTime ?? lastTime
        eventTime = nil
        defer {
            index += 1
            sentEvents += 1
        }
        if let template, let delta = plan.delta(at: index), template.series == delta.series {
            template.append(delta, to: &bytes)
            return .init(events: 1, tokens: delta.tokens)
        }
        bytes += nextEventBytes()
        return .init(events: 1, tokens: plan.tokens(at: index))
    }

    /// Takes the next event's time from the pacer.
    private mutating func passTime() -> Duration {
        defer { index += 1 }
        return pacer.time(of: plan.moment(at: index))
    }

    private mutating func prepareOpening() {
        var opening: [UInt8] = faults.hasByteOrderMark ? [0xEF, 0xBB, 0xBF] : []
        if let milliseconds = faults.reconnection { opening += encoder.reconnection(milliseconds) }
        if !opening.isEmpty { append(opening, at: lastTime, .init()) }
    }

    /// Makes what comes next: an event, a pause or an end.
    private mutating func prepare() {
        if isReached(faults.ending?.position), let kind = faults.ending?.kind {
            return end(.early(kind))
        }
        if !hasStalled, let stall = faults.stall, isReached(stall.position) {
            hasStalled = true
            return pause(stall.duration)
        }
        if let (bytes, tally) = interrupted {
            interrupted = nil
            return append(bytes, at: lastTime + pausedTime, tally)
        }
        if let error = faults.error, error.after <= sentEvents {
            let event = plan.error(at: index, isFlat: error.isFlat)
            append(encoder.bytes(of: event, id: id), at: lastTime, .init(events: 1))
            return end(.finished)
        }
        let isLast = index == plan.count - 1
        guard index < plan.count, !(isLast && faults.terminator == Faults.Terminator.none) else {
            return end(.finished)
        }
        if faults.cut == .whole { return prepareAll() }
        let tally = WireStep.Tally(events: 1, tokens: plan.tokens(at: index))
        let bytes = nextEventBytes()
        let time = passTime() + delay
        if isPlain {
            lastTime = max(time, lastTime)
            ready = [.write(bytes[...], at: lastTime, tally)]
            sentEvents += 1
            return
        }
        keepAlive(until: time)
        append(bytes, at: time, tally)
    }

    private var id: Int? { faults.hasIdentifiers ? index : nil }

    /// The bytes of the event at `index`, as the faults want them.
    private mutating func nextEventBytes() -> [UInt8] {
        if faults.malformed == nil, !faults.hasIdentifiers, index < plan.count - 1,
            let delta = plan.delta(at: index)
        {
            if let template, template.series == delta.series { return template.bytes(of: delta) }
            let bytes = encoder.bytes(of: plan.event(at: index))
            template = DeltaTemplate(bytes, of: delta)
            return bytes
        }
        var event = plan.event(at: index)
        if faults.malformed == sentEvents + 1 {
            // Half a payload: no longer JSON, but still text.
            event.data = String(event.data.prefix(event.data.count / 2))
        }
        let isUnfinished = faults.terminator == .unfinished && index == plan.count - 1
        return encoder.bytes(of: event, id: id, isFinished: !isUnfinished)
    }

    /// Everything up to the end or to a fault, as one piece.
    private mutating func prepareAll() {
        var all: [UInt8] = []
        var tally = WireStep.Tally()
        let first = sentEvents
        while index < plan.count {
            let isLast = index == plan.count - 1
            if isLast, faults.terminator == Faults.Terminator.none { break }
            if let error = faults.error, error.after <= sentEvents { break }
            if sentEvents > first, stopsHere { break }
            tally.events += 1
            tally.tokens += plan.tokens(at: index)
            all += nextEventBytes()
            lastTime = passTime() + delay
            sentEvents += 1
        }
        sentEvents = first
        append(all, at: lastTime, tally)
    }

    /// Whether a fault wants something else than the next event.
    private var stopsHere: Bool {
        isReached(faults.ending?.position) || (!hasStalled && isReached(faults.stall?.position))
    }

    private func isReached(_ position: Faults.Position?) -> Bool {
        switch position {
        case .events(let count)?: sentEvents >= count
        case .bytes(let count)?: sentBytes >= count
        case nil: false
        }
    }

    /// Whether something may be sent here: not inside a frame of a WebSocket.
    private var mayInterrupt: Bool { interrupted == nil || encoder.framing == .eventStream }

    private mutating func end(_ ending: WireEnding) { self.ending = ending }

    private mutating func pause(_ duration: Duration?) {
        if let duration {
            pausedTime = duration * scale
            delay += pausedTime
        } else if let interval = faults.keepAlive, mayInterrupt {
            // Alive but silent: comments for ever, one at a time.
            hasStalled = false
            append(encoder.keepAlive, at: lastTime + interval, .init(), counts: false)
        } else {
            end(.silence)
        }
    }

    /// Adds comments where nothing else is sent for so long.
    private mutating func keepAlive(until time: Duration) {
        guard let interval = faults.keepAlive else { return }
        while lastTime + interval < time {
            append(encoder.keepAlive, at: lastTime + interval, .init(), counts: false)
        }
    }

    /// Cuts bytes into steps, up to the byte at which a fault strikes.
    private mutating func append(
        _ bytes: [UInt8],
        at time: Duration,
        _ tally: WireStep.Tally,
        counts: Bool = true
    ) {
        var bytes = bytes
        var tally = tally
        if counts, let most = bytesBeforeFault, sentBytes + bytes.count > most {
            let kept = most - sentBytes
            interrupted = (Array(bytes[kept...]), tally)
            bytes.removeSubrange(kept...)
            tally = .init(isInside: true)
        }
        var steps: [WireStep] = []
        for piece in cutter.pieces(of: bytes).flatMap({ link.parts(of: $0) }) where !piece.isEmpty {
            lastTime = link.time(for: piece.count, at: max(time, lastTime))
            steps.append(.write(piece, at: lastTime, .init(isInside: true)))
        }
        if case .write(let piece, let time, _)? = steps.popLast() {
            steps.append(.write(piece, at: time, tally))
        }
        if counts { sentBytes += bytes.count }
        sentEvents += tally.events
        ready = steps.reversed() + ready
    }

    /// How many bytes may be sent before a fault that counts bytes.
    private var bytesBeforeFault: Int? {
        var positions = [faults.ending?.position]
        if !hasStalled { positions.append(faults.stall?.position) }
        return positions.compactMap { position in
            if case .bytes(let count)? = position { count } else { nil }
        }.min()
    }
}
