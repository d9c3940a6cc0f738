#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Runs tasks one at a time, on the thread of the test, in a known order.
///
/// A JavaScript program has such a loop. Swift runs tasks on several threads, in any order, so a
/// test of them would come out in one way today and in another one tomorrow. Within `run` every
/// task that becomes ready waits in a line until `settle` lets it go on, whatever started it: the
/// test, a student's `Task { }` or an actor. When the line is empty, all that is left waits for
/// something that will never come by itself. That makes "it waits" something that can be seen,
/// without a clock.
///
/// Tasks that sleep or that other threads wake are not held; no exercise of this course needs
/// either here.
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

    /// Sends all tasks of this thread through a loop while the body runs.
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
            do { started.end = .value(try await operation()) } catch { started.end = .error(error) }
        }
        return started
    }

    /// Lets tasks run until all of them are over or wait.
    ///
    /// A student's loop may go on for ever; it is left alone after so many turns.
    public func settle() {
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

/// A task that was started on an `EventLoop`; only the thread of the loop may look at it.
public final class StartedTask<Value: Sendable>: @unchecked Sendable {
    /// How it ended, as far as it is known now.
    public internal(set) var end = TaskEnd<Value>.waiting
    fileprivate(set) var task: Task<Void, Never>?

    /// Cancels the task.
    public func cancel() { task?.cancel() }
}

/// The jobs that are ready, and the place of the runtime where they come by.
///
/// The concurrency runtime asks a function, where there is one, what to do with each job that has
/// become ready (`swift_task_enqueueGlobal_hook` in the runtime's Concurrency.h). It is the only
/// place where the tasks that a student's code starts can be put in order too.
private enum ReadyLine {
    typealias Original = @convention(thin) (UnownedJob) -> Void
    typealias Hook = @convention(thin) (UnownedJob, Original) -> Void

    /// Where the jobs of this thread wait; one thread alone touches it.
    nonisolated(unsafe) private static var jobs: [(job: UnownedJob, isOfMain: Bool)] = []
    nonisolated(unsafe) private static var next = 0
    nonisolated(unsafe) private static var owner: pthread_t?
    nonisolated(unsafe) private static var order = EventLoop.Order.firstReadyFirst

    nonisolated(unsafe) private static let global = place("swift_task_enqueueGlobal_hook")
    nonisolated(unsafe) private static let main = place("swift_task_enqueueMainExecutor_hook")
    private static let executor = Executor()

    static func open(_ order: EventLoop.Order) {
        precondition(owner == nil, "an event loop runs already")
        self.order = order
        owner = pthread_self()
        global.pointee = { job, original in ReadyLine.add(job, isOfMain: false, original) }
        main.pointee = { job, original in ReadyLine.add(job, isOfMain: true, original) }
    }

    /// What is still in line belongs to code that never came to rest, and is dropped with it.
    static func close() {
        global.pointee = nil
        main.pointee = nil
        owner = nil
        jobs = []
        next = 0
    }

    /// Runs the job whose turn it is.
    /// - Returns: False where nothing is ready.
    static func runNext() -> Bool {
        guard next < jobs.count else {
            jobs.removeAll(keepingCapacity: true)
            next = 0
            return false
        }
        let job: UnownedJob
        let isOfMain: Bool
        switch order {
        case .firstReadyFirst:
            (job, isOfMain) = jobs[next]
            next += 1
        case .lastReadyFirst:
            (job, isOfMain) = jobs.removeLast()
        }
        if isOfMain {
            job.runSynchronously(on: MainActor.sharedUnownedExecutor)
        } else {
            job.runSynchronously(on: executor.asUnownedTaskExecutor())
        }
        return true
    }

    /// Other threads, such as those of the testing library, go their own ways.
    static func add(_ job: UnownedJob, isOfMain: Bool, _ original: Original) {
        guard let owner, pthread_equal(owner, pthread_self()) != 0 else { return original(job) }
        jobs.append((job, isOfMain))
    }

    private static func place(_ name: String) -> UnsafeMutablePointer<Hook?> {
        guard let symbol = dlsym(dlopen(nil, RTLD_LAZY), name) else {
            preconditionFailure("this Swift runtime has no \(name)")
        }
        return symbol.assumingMemoryBound(to: Hook?.self)
    }

    private final class Executor: TaskExecutor {
        func enqueue(_ job: consuming ExecutorJob) {
            ReadyLine.jobs.append((UnownedJob(job), false))
        }
    }
}
