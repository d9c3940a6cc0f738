#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif
import Synchronization

/// The jobs of an `EventLoop` that are ready, and the place of the runtime where they come by.
///
/// The concurrency runtime asks a function, where there is one, what to do with each job that has
/// become ready (`swift_task_enqueueGlobal_hook` in the runtime's Concurrency.h). It is the only
/// place where the tasks that a student's code starts can be put in order too.
enum ReadyLine {
    private typealias Original = @convention(thin) (UnownedJob) -> Void
    private typealias Hook = @convention(thin) (UnownedJob, Original) -> Void

    private struct Entry {
        var job: UnownedJob
        /// Nil for a job that the loop's own thread made ready.
        var original: Original?
    }

    private struct State {
        var entries: [Entry] = []
        var next = 0
        var order = EventLoop.Order.firstReadyFirst
        var owner: UInt?
    }

    private static let state = Mutex(State())
    nonisolated(unsafe) private static let hook = place("swift_task_enqueueGlobal_hook")
    private static let executor = Executor()

    static func open(_ order: EventLoop.Order) {
        state.withLock { state in
            precondition(state.owner == nil, "an event loop runs already")
            state.owner = thread
            state.order = order
        }
        hook.pointee = { job, original in ReadyLine.add(job, original) }
    }

    /// What is still in line belongs to code that never came to rest, and is dropped with it; but
    /// what came from other threads may be anybody's, and goes on.
    static func close() {
        hook.pointee = nil
        let left = state.withLock { state in
            let left = state.entries[state.next...]
            state = State()
            return left
        }
        for entry in left { entry.original?(entry.job) }
    }

    /// Runs the job whose turn it is.
    /// - Returns: False where nothing is ready.
    static func runNext() -> Bool {
        let job = state.withLock { state -> UnownedJob? in
            guard state.next < state.entries.count else {
                state.entries.removeAll(keepingCapacity: true)
                state.next = 0
                return nil
            }
            switch state.order {
            case .lastReadyFirst: return state.entries.removeLast().job
            case .firstReadyFirst:
                state.next += 1
                return state.entries[state.next - 1].job
            }
        }
        job?.runSynchronously(on: executor.asUnownedTaskExecutor())
        return job != nil
    }

    private static func add(_ job: UnownedJob, _ original: Original?) {
        state.withLock { state in
            let isOwn = state.owner == thread
            state.entries.append(Entry(job: job, original: isOwn ? nil : original))
        }
    }

    /// A number for the thread that asks; `pthread_t` is a number here and a pointer there.
    private static var thread: UInt {
        withUnsafeBytes(of: pthread_self()) { $0.load(as: UInt.self) }
    }

    private static func place(_ name: String) -> UnsafeMutablePointer<Hook?> {
        guard let symbol = dlsym(dlopen(nil, RTLD_LAZY), name) else {
            preconditionFailure("this Swift runtime has no \(name)")
        }
        return symbol.assumingMemoryBound(to: Hook?.self)
    }

    private final class Executor: TaskExecutor {
        func enqueue(_ job: consuming ExecutorJob) { ReadyLine.add(UnownedJob(job), nil) }
    }
}
