import Synchronization

/// A connection that gives what a suite wrote down, when it says so on a manual clock.
public final class RecordedConnection: ResponseConnection {
    /// What comes on a connection.
    public enum Step: Sendable {
        /// So many bytes of the body.
        case bytes(Int, after: Double = 0)
        /// So many bytes at a time, for ever.
        case endless(Int, every: Double)
        /// The end of the response, and behind it the next one.
        case end(after: Double = 0)
        /// The connection closes.
        case closed(after: Double = 0)
        /// The connection breaks.
        case broken(after: Double = 0)
        /// Nothing, for ever.
        case silence

        fileprivate var description: String {
            let (text, delay): (String, Double) =
                switch self {
                case .bytes(let count, let delay): (written(count), delay)
                case .endless(let count, let delay):
                    (
                        "\(written(count)) every \(shown(duration: .seconds(delay))), for ever",
                        0
                    )
                case .end(let delay): ("the end", delay)
                case .closed(let delay): ("the connection closes", delay)
                case .broken(let delay): ("the connection breaks", delay)
                case .silence: ("nothing, for ever", 0)
                }
            return delay > 0 ? "\(text), after \(shown(duration: .seconds(delay)))" : text
        }

        fileprivate var delay: Double? {
            switch self {
            case .bytes(_, let delay), .endless(_, let delay), .end(let delay),
                .closed(let delay), .broken(let delay):
                delay
            case .silence: nil
            }
        }
    }

    private struct Reading {
        var number: Int
        var deadline: ManualClock.Instant?
        var step: Step?
        var wake: CheckedContinuation<ResponsePart?, any Error>
    }

    private struct State {
        var steps: ArraySlice<Step>
        var readings: [Reading] = []
        var withdrawn: Set<Int> = []
        var reads = 0
        var cancels = 0
        var isBehindTheEnd = false
        var hasReadTooFar = false
    }

    private let state: Mutex<State>
    private let clock = ManualClock()
    /// Where the body ends.
    public let bodyEnd: BodyEnd
    /// The connection in lines.
    public let description: String

    /// Writes down what comes, in chunks.
    public convenience init(_ steps: [Step]) { self.init(.atLastChunk, steps) }

    /// Writes down what comes, and where the body ends.
    public init(_ bodyEnd: BodyEnd, _ steps: [Step]) {
        self.bodyEnd = bodyEnd
        state = Mutex(State(steps: steps[...]))
        description = (["\(bodyEnd)"] + steps.map(\.description)).joined(separator: "\n")
    }

    /// How often something was read.
    public var reads: Int { state.withLock(\.reads) }

    /// Gives the next part when its time has come.
    public func read() async throws -> ResponsePart? {
        let number = state.withLock { state in
            state.reads += 1
            return state.reads
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { begin(number, $0) }
        } onCancel: {
            let wake = state.withLock { state -> CheckedContinuation<ResponsePart?, any Error>? in
                guard let index = state.readings.firstIndex(where: { $0.number == number }) else {
                    state.withdrawn.insert(number)
                    return nil
                }
                return state.readings.remove(at: index).wake
            }
            wake?.resume(throwing: CancellationError())
        }
    }

    /// Closes the connection.
    public func cancel() {
        let waiting = state.withLock { state in
            state.cancels += 1
            defer { state.readings = [] }
            return state.readings
        }
        for reading in waiting { reading.wake.resume(throwing: ConnectionLost("cancelled")) }
    }

    private func begin(
        _ number: Int,
        _ wake: CheckedContinuation<ResponsePart?, any Error>
    ) {
        let now = clock.now
        let error: (any Error)? = state.withLock { state in
            if state.withdrawn.remove(number) != nil { return CancellationError() }
            if state.cancels > 0 { return ConnectionLost("cancelled") }
            if state.isBehindTheEnd { state.hasReadTooFar = true }
            let step = state.isBehindTheEnd ? .silence : state.steps.first ?? .silence
            if case .endless = step {} else { state.steps = state.steps.dropFirst() }
            let deadline = step.delay.map { now.advanced(by: .seconds($0)) }
            state.readings.append(
                Reading(number: number, deadline: deadline, step: step, wake: wake)
            )
            return nil
        }
        if let error { wake.resume(throwing: error) }
        wakeDue()
    }

    private func wakeDue() {
        let now = clock.now
        let due = state.withLock { state -> [Reading] in
            let isDue: (Reading) -> Bool = { $0.deadline.map { $0 <= now } ?? false }
            defer { state.readings.removeAll(where: isDue) }
            let due = state.readings.filter(isDue)
            for reading in due {
                if case .end? = reading.step { state.isBehindTheEnd = true }
            }
            return due
        }
        for reading in due {
            switch reading.step {
            case .bytes(let count, _)?, .endless(let count, _)?:
                reading.wake.resume(returning: .body(Array(repeating: 0x78, count: count)))
            case .end?: reading.wake.resume(returning: .end)
            case .broken?: reading.wake.resume(throwing: ConnectionLost("reset"))
            default: reading.wake.resume(returning: nil)
            }
        }
    }

    /// Lets somebody finish with this connection, and moves the clock by half a second at a time.
    /// - Returns: What was seen: the fate and when it was known, the reads, the calls of `cancel`.
    public func play(
        _ finish: @escaping @Sendable (ManualClock) async -> ConnectionFate
    ) -> Account {
        EventLoop.run { loop in
            let task: StartedTask<ConnectionFate> = loop.start { await finish(self.clock) }
            var time = 0.0
            while true {
                // Code that runs elsewhere is given time to read on and to set its timer.
                loop.settle {
                    task.isOver
                        || clock.sleeping > 0 && state.withLock { !$0.readings.isEmpty }
                }
                if task.isOver || time >= 60 { break }
                clock.advance(by: .milliseconds(500))
                wakeDue()
                time += 0.5
            }
            let account = account(of: task.end, at: time)
            cancel()
            clock.advance(by: .seconds(1_000_000))
            return account
        }
    }

    private func account(of end: TaskEnd<ConnectionFate>, at time: Double) -> Account {
        let timers = clock.sleeping
        return state.withLock { state in
            var lines: [String] = []
            switch end {
            case .value(let fate): lines.append("\(fate) \(moment(time))")
            case .waiting: lines.append("goes on \(moment(time))")
            case .error(let error): lines.append("throws \(shown(thrown: error))")
            }
            lines.append(Self.counts(reads: state.reads, cancels: state.cancels))
            if state.hasReadTooFar { lines.append("reads on behind the end of the response") }
            if case .waiting = end { return Account(lines) }
            if timers > 0 { lines.append("a timer runs") }
            if !state.readings.isEmpty { lines.append("a read waits") }
            return Account(lines)
        }
    }

    /// What has to be seen.
    public static func account(
        _ fate: ConnectionFate,
        after time: Double,
        reads: Int,
        cancels: Int
    ) -> Account {
        Account(["\(fate) \(moment(time))", counts(reads: reads, cancels: cancels)])
    }

    private static func counts(reads: Int, cancels: Int) -> String {
        let calls =
            switch cancels {
            case 0: "no cancel"
            case 1: "1 cancel"
            default: "\(cancels) cancels"
            }
        return "\(reads) \(reads == 1 ? "read" : "reads"), \(calls)"
    }
}

private func moment(_ time: Double) -> String {
    time == 0 ? "at once" : "after \(shown(duration: .seconds(time)))"
}

private func written(_ count: Int) -> String { count == 1 ? "1 byte" : "\(count) bytes" }
