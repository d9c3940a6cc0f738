internal import CEditline
internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Signals as callbacks on a thread of their own, where everything is allowed.
///
/// The handler itself writes one byte into a pipe. A signal is taken over while somebody
/// subscribes to it and works as before afterwards.
package final class InterruptSource: Sendable {
    package static let shared = InterruptSource()

    private struct Subscriber {
        var kinds: Set<Interrupt>
        /// A guard keeps the terminal in order and does not count as somebody who acts.
        var isGuard: Bool
        var body: @Sendable (Interrupt) -> Void
    }

    private struct State {
        var subscribers: [Int: Subscriber] = [:]
        var nextID = 0
        var isRunning = false
        var caught: Set<Interrupt> = []
    }

    private let state = Mutex(State())
    private let pipe = SignalPipe()

    private init() {}

    /// Ends a subscription when it is cancelled or let go.
    package final class Subscription: Sendable {
        private let id: Int
        private let source: InterruptSource

        fileprivate init(id: Int, source: InterruptSource) {
            self.id = id
            self.source = source
        }

        deinit { source.remove(id) }

        package func cancel() { source.remove(id) }
    }

    /// Calls `body` for each of these events, on the source's thread, until the subscription ends.
    package func subscribe(
        to kinds: Set<Interrupt>,
        _ body: @escaping @Sendable (Interrupt) -> Void
    ) -> Subscription {
        add(Subscriber(kinds: kinds, isGuard: false, body: body))
    }

    /// The events as a stream; the subscription ends with the stream.
    package func events(_ kinds: Set<Interrupt>) -> AsyncStream<Interrupt> {
        AsyncStream { continuation in
            let subscription = subscribe(to: kinds) { continuation.yield($0) }
            continuation.onTermination = { _ in subscription.cancel() }
        }
    }

    /// While this lasts, a fatal signal gives the terminal its former modes before anything else.
    func guardTerminal() -> Subscription {
        add(Subscriber(kinds: [.interrupt, .terminate, .hangUp], isGuard: true) { _ in })
    }

    private func add(_ subscriber: Subscriber) -> Subscription {
        let id = state.withLock { state in
            if !state.isRunning {
                state.isRunning = true
                startThread()
            }
            state.nextID += 1
            state.subscribers[state.nextID] = subscriber
            for kind in subscriber.kinds where !state.caught.contains(kind) {
                guard kind != .hangUp || terminal_signal_is_ignored(kind.signal) == 0 else {
                    continue
                }
                pipe.catchSignal(kind.signal)
                state.caught.insert(kind)
            }
            return state.nextID
        }
        return Subscription(id: id, source: self)
    }

    private func remove(_ id: Int) {
        state.withLock { state in
            guard state.subscribers.removeValue(forKey: id) != nil else { return }
            for kind in state.caught
            where !state.subscribers.values.contains(where: { $0.kinds.contains(kind) }) {
                terminal_default_signal(kind.signal)
                state.caught.remove(kind)
            }
        }
    }

    /// Takes a signal over again whose action was changed in between.
    func catchAgain(_ kind: Interrupt) {
        state.withLock { state in
            if state.caught.contains(kind) { pipe.catchSignal(kind.signal) }
        }
    }

    private func startThread() {
        startDetachedThread { [self] in
            while let signal = pipe.next() {
                if let kind = Interrupt(signal: signal) { deliver(kind) }
            }
        }
    }

    private func deliver(_ kind: Interrupt) {
        let subscribers = state.withLock { state in
            state.subscribers.sorted { $0.key < $1.key }.map(\.value)
                .filter { $0.kinds.contains(kind) }
        }
        if subscribers.contains(where: \.isGuard) { TerminalModes.restore() }
        let acting = subscribers.filter { !$0.isGuard }
        for subscriber in acting { subscriber.body(kind) }
        if acting.isEmpty, kind.isFatal {
            // Nobody acts: end by the signal, as if it had never been taken over.
            terminal_default_signal(kind.signal)
            kill(getpid(), kind.signal)
        }
    }
}

/// Runs `body` on a thread that nobody waits for.
package func startDetachedThread(_ body: @escaping @Sendable () -> Void) {
    final class Work {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    defer { pthread_attr_destroy(&attributes) }
    let work = Unmanaged.passRetained(Work(body)).toOpaque()
    #if canImport(Glibc)
        var thread = pthread_t()
        let status = pthread_create(
            &thread,
            &attributes,
            { pointer in
                if let pointer { Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().body() }
                return nil
            },
            work
        )
    #else
        var thread: pthread_t?
        let status = pthread_create(
            &thread,
            &attributes,
            { pointer in
                Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().body()
                return nil
            },
            work
        )
    #endif
    precondition(status == 0, "no thread could be started")
}
