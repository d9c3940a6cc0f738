import Synchronization

/// Lets things happen to a stream and to its reader one after the other, on a manual clock, and
/// writes down what is seen: `gives "a"`, `is over` or `throws …` where the reader gets something,
/// and what is left running when it has: `a timer runs`, `a read waits`.
public final class IdleScript: AsyncSequence, Sendable {
    /// A text.
    public typealias Element = String
    /// Whatever the script says.
    public typealias Failure = any Error

    private enum Item: Sendable { case text(String), end, failure(any Error) }

    private struct State {
        var items: [Item] = []
        var reading: [(number: Int, wake: CheckedContinuation<String?, any Error>)] = []
        var cancelled: Set<Int> = []
        var reads = 0
        var seen: [String] = []
        var isAsked = false
        var isOver = false
        var asking: UnsafeContinuation<Void, Never>?
    }

    private let state = Mutex(State())
    private let steps: [IdleStep]
    private let showsRest: Bool
    /// The clock that the steps move.
    public let clock = ManualClock()

    /// Writes a script down.
    /// - Parameter showsRest: Whether it is looked at what is left running.
    public init(showsRest: Bool = true, _ steps: [IdleStep]) {
        self.steps = steps
        self.showsRest = showsRest
    }

    // MARK: - The stream

    /// Goes on where the last one stopped.
    public func makeAsyncIterator() -> Iterator { Iterator(script: self) }

    /// The place in the texts, which is the script's.
    public struct Iterator: AsyncIteratorProtocol, Sendable {
        let script: IdleScript

        /// Waits for what the script gives next; a cancelled task gets `CancellationError`.
        public mutating func next() async throws -> String? { try await script.read() }
    }

    private func read() async throws -> String? {
        let number = state.withLock { state in
            state.reads += 1
            return state.reads
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { wake in begin(number, wake) }
        } onCancel: {
            let read = state.withLock { state -> CheckedContinuation<String?, any Error>? in
                guard let index = state.reading.firstIndex(where: { $0.number == number }) else {
                    state.cancelled.insert(number)
                    return nil
                }
                return state.reading.remove(at: index).wake
            }
            read?.resume(throwing: CancellationError())
        }
    }

    private func begin(_ number: Int, _ wake: CheckedContinuation<String?, any Error>) {
        let item: Item? = state.withLock { state in
            if state.cancelled.remove(number) != nil { return .failure(CancellationError()) }
            if !state.items.isEmpty { return state.items.removeFirst() }
            state.reading.append((number, wake))
            return nil
        }
        if let item { Self.resume(wake, with: item) }
    }

    private func send(_ item: Item) {
        let wake = state.withLock { state -> CheckedContinuation<String?, any Error>? in
            if state.reading.isEmpty {
                state.items.append(item)
                return nil
            }
            return state.reading.removeFirst().wake
        }
        if let wake { Self.resume(wake, with: item) }
    }

    private static func resume(
        _ wake: CheckedContinuation<String?, any Error>,
        with item: Item
    ) {
        switch item {
        case .text(let text): wake.resume(returning: text)
        case .end: wake.resume(returning: nil)
        case .failure(let error): wake.resume(throwing: error)
        }
    }

    // MARK: - The reader

    /// Waits until the reader is to ask for a text.
    public func untilAsked() async {
        await withUnsafeContinuation { asking in
            state.withLock { state in
                state.asking = asking
                state.isAsked = false
            }
        }
    }

    /// Takes what the reader got.
    public func got(_ text: String?) {
        note(text.map { "gives \(shown(text: $0))" } ?? "is over", isOver: text == nil)
    }

    /// Takes what the reader was thrown.
    public func threw(_ error: any Error) {
        let name = (error as? IdleTimeout).map { "\($0)" } ?? shown(thrown: error)
        note("throws \(name)", isOver: true)
    }

    private func note(_ line: String, isOver: Bool) {
        state.withLock { state in
            state.seen.append(line)
            if isOver { state.isOver = true }
        }
    }

    /// Plays the script.
    /// - Parameter reader: Makes the iterator, waits until it is asked, asks, and tells what it got,
    ///   again and again.
    /// - Returns: What was expected and what was seen, up to the first step where they differ.
    public func play(
        _ reader: @escaping @Sendable () async -> Void
    ) -> (expected: Account, got: Account) {
        EventLoop.run { loop in
            let task: StartedTask<Void> = loop.start { await reader() }
            loop.settle { state.withLock { $0.asking != nil } }
            var expected = Account()
            var got = Account()
            for step in steps {
                perform(step.action, task)
                // Who waits has set a timer, even one that runs elsewhere.
                loop.settle {
                    whatIsSeen == step.expected
                        && (clock.sleeping > 0 || !state.withLock { $0.isAsked })
                }
                let seen = whatIsSeen
                state.withLock { $0.seen = [] }
                expected.lines.append(Self.line(step, step.expected))
                got.lines.append(Self.line(step, seen))
                if seen != step.expected { break }
            }
            for left in state.withLock({ $0.reading }) { left.wake.resume(returning: nil) }
            clock.advance(by: .seconds(1_000_000))
            return (expected, got)
        }
    }

    private func perform(_ action: IdleStep.Action, _ task: StartedTask<Void>) {
        switch action {
        case .give(let text): send(.text(text))
        case .end: send(.end)
        case .fail(let name): send(.failure(ConnectionLost(name)))
        case .pass(let seconds): clock.advance(by: .seconds(seconds))
        case .cancelTask: task.cancel()
        case .ask:
            let asking = state.withLock { state in
                defer { state.asking = nil }
                state.isAsked = true
                return state.asking
            }
            asking?.resume()
        }
    }

    private var whatIsSeen: String {
        let timers = clock.sleeping
        return state.withLock { state in
            var parts = state.seen
            if showsRest, !state.isAsked {
                if timers > 0 {
                    parts.append(timers == 1 ? "a timer runs" : "\(timers) timers run")
                }
                if state.isOver, !state.reading.isEmpty { parts.append("a read waits") }
            }
            return parts.joined(separator: ", ")
        }
    }

    private static func line(_ step: IdleStep, _ seen: String) -> String {
        var parts = seen.isEmpty ? [] : [seen]
        if case .ask = step.action, seen.isEmpty { parts = ["waits"] }
        return parts.isEmpty ? step.name : "\(step.name): \(parts.joined(separator: ", "))"
    }
}
