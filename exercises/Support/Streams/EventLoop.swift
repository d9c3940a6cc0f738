#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif
import Synchronization

/// Runs tasks one at a time, on the thread of the test, in a known order.
///
/// A JavaScript program has such a loop. Swift runs tasks on several threads, in any order, so a
/// test of them would come out in one way today and in another one tomorrow. Within `run` every
/// task that becomes ready waits in a line until `settle` lets it go on, whatever started it: the
/// test, a student's `Task { }` or an actor. When the line is empty, all that is left waits for
/// something that will never come by itself. That makes "it waits" something that can be seen,
/// without a clock.
///
/// Tasks on the main actor and tasks that sleep run elsewhere. A test that misses something gives
/// them a moment, and takes them back into the line.
public final class EventLoop {
    /// Which of the tasks that can go on does so.
    public enum Order: Sendable {
        /// The one that has been ready for the longest time.
        case firstReadyFirst
        /// The one that became ready last. Swift promises no order between tasks, and this one
        /// shows who relies on it.
        case lastReadyFirst
    }

    private init() {}

    /// Sends all tasks through a loop while the body runs.
    public static func run<Result>(
        order: Order = .firstReadyFirst,
        _ body: (EventLoop) throws -> Result
    ) rethrows -> Result {
        ReadyLine.open(order)
        defer { ReadyLine.close() }
        return try body(EventLoop())
    }

    /// Starts a task; it begins to run at the next `settle`, behind those that were started before.
    public func start<Value: Sendable>(
        _ operation: @escaping @Sendable () async throws -> Value
    ) -> StartedTask<Value> {
        let started = StartedTask<Value>()
        started.task = Task {
            do {
                started.finish(.value(try await operation()))
            } catch {
                started.finish(.error(error))
            }
        }
        return started
    }

    /// Lets tasks run until all of them are over or wait.
    /// - Parameter isExpected: Whether what came of it is what was expected. Where it is not, tasks
    ///   that run elsewhere get a moment to come back.
    public func settle(until isExpected: () -> Bool = { true }) {
        runAll()
        guard !isExpected(), Self.moments > 0 else { return }
        for _ in 1...100 {
            usleep(1000)
            runAll()
            if isExpected() { return }
        }
        // Wrong code waits often. A few moments are enough to know.
        Self.moments -= 1
    }

    /// How often tests may still wait in vain.
    nonisolated(unsafe) private static var moments = 5

    /// A student's loop may go on for ever; it is left alone after so many turns.
    private func runAll() {
        for _ in 0..<100_000 {
            guard ReadyLine.runNext() else { return }
        }
    }
}

/// How a task of an `EventLoop` ended, if it did.
public enum TaskEnd<Value: Sendable>: Sendable {
    /// It is not over: it waits.
    case waiting
    /// It returned this.
    case value(Value)
    /// It threw this.
    case error(any Error)
}

/// A task that was started on an `EventLoop`.
public final class StartedTask<Value: Sendable>: Sendable {
    private let state = Mutex(TaskEnd<Value>.waiting)
    private let handle = Mutex<Task<Void, Never>?>(nil)

    /// How it ended, as far as it is known now.
    public var end: TaskEnd<Value> { state.withLock { $0 } }
    /// Whether it ended.
    public var isOver: Bool {
        if case .waiting = end { false } else { true }
    }

    /// Cancels the task.
    public func cancel() { task?.cancel() }

    fileprivate var task: Task<Void, Never>? {
        get { handle.withLock { $0 } }
        set { handle.withLock { $0 = newValue } }
    }

    fileprivate func finish(_ end: TaskEnd<Value>) { state.withLock { $0 = end } }
}
