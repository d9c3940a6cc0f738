import Synchronization

/// A clock that stands still until a test moves it, so that nothing waits and nothing races.
///
/// A test starts the code under test as a task, waits with `untilSleeping` until it sleeps, and
/// then moves the clock.
public final class ManualClock: Clock, Sendable {
    /// A point in time, counted from the clock's start.
    public struct Instant: InstantProtocol, Sendable {
        /// The time since the clock's start.
        public var sinceStart: Duration

        /// Names the point that lies so long after the clock's start.
        public init(sinceStart: Duration) { self.sinceStart = sinceStart }

        /// The point that lies so much later.
        public func advanced(by duration: Duration) -> Instant {
            Instant(sinceStart: sinceStart + duration)
        }

        /// The time from this point to another one.
        public func duration(to other: Instant) -> Duration { other.sinceStart - sinceStart }

        /// Whether one point lies before another one.
        public static func < (left: Instant, right: Instant) -> Bool {
            left.sinceStart < right.sinceStart
        }
    }

    private struct Sleeper {
        var number: Int
        var deadline: Instant
        /// How long it sleeps in all.
        var length: Duration = .zero
        var wake: CheckedContinuation<Void, any Error>
    }

    private struct Watcher {
        var count: Int
        var tell: CheckedContinuation<Void, Never>
    }

    private struct State {
        var now = Instant(sinceStart: .zero)
        var sleepers: [Sleeper] = []
        var cancelled: Set<Int> = []
        var watchers: [Watcher] = []
        var nextNumber = 0
    }

    private let state = Mutex(State())

    /// Makes a clock that shows zero.
    public init() {}

    /// What the clock shows.
    public var now: Instant { state.withLock(\.now) }
    /// How many tasks sleep on this clock.
    public var sleeping: Int { state.withLock(\.sleepers.count) }
    /// How long each of them sleeps in all.
    var lengths: [Duration] { state.withLock { $0.sleepers.map(\.length) } }
    /// The smallest step, which is as small as a `Duration` can be.
    public var minimumResolution: Duration { .zero }

    /// Waits until the clock was moved to the deadline.
    /// - Throws: `CancellationError` when the task is cancelled meanwhile.
    public func sleep(until deadline: Instant, tolerance: Duration? = nil) async throws {
        let number = state.withLock { state in
            state.nextNumber += 1
            return state.nextNumber
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { wake in
                fallAsleep(Sleeper(number: number, deadline: deadline, wake: wake))
            }
        } onCancel: {
            cancel(number)
        }
    }

    /// Moves the clock; those who sleep until then wake in the order of their deadlines.
    public func advance(by duration: Duration) {
        let woken = state.withLock { state in
            let now = state.now.advanced(by: duration)
            state.now = now
            let due = state.sleepers.filter { $0.deadline <= now }
            state.sleepers.removeAll { $0.deadline <= now }
            return due
        }
        let inOrder = woken.sorted { ($0.deadline, $0.number) < ($1.deadline, $1.number) }
        for sleeper in inOrder { sleeper.wake.resume() }
    }

    /// Waits until so many tasks sleep on this clock.
    public func untilSleeping(_ count: Int = 1) async {
        await withCheckedContinuation { tell in
            let isSo = state.withLock { state in
                if state.sleepers.count >= count { return true }
                state.watchers.append(Watcher(count: count, tell: tell))
                return false
            }
            if isSo { tell.resume() }
        }
    }

    private func fallAsleep(_ sleeper: Sleeper) {
        enum Outcome { case asleep([Watcher]), due, cancelled }
        let outcome: Outcome = state.withLock { state in
            if state.cancelled.remove(sleeper.number) != nil { return .cancelled }
            if sleeper.deadline <= state.now { return .due }
            var sleeper = sleeper
            sleeper.length = state.now.duration(to: sleeper.deadline)
            state.sleepers.append(sleeper)
            let count = state.sleepers.count
            let told = state.watchers.filter { $0.count <= count }
            state.watchers.removeAll { $0.count <= count }
            return .asleep(told)
        }
        switch outcome {
        case .asleep(let watchers): for watcher in watchers { watcher.tell.resume() }
        case .due: sleeper.wake.resume()
        case .cancelled: sleeper.wake.resume(throwing: CancellationError())
        }
    }

    /// Wakes a cancelled sleeper; one that has not fallen asleep yet finds the mark when it does.
    private func cancel(_ number: Int) {
        let sleeper: Sleeper? = state.withLock { state in
            guard let index = state.sleepers.firstIndex(where: { $0.number == number }) else {
                state.cancelled.insert(number)
                return nil
            }
            return state.sleepers.remove(at: index)
        }
        sleeper?.wake.resume(throwing: CancellationError())
    }
}
