import ExerciseSupport
import Synchronization

/// Aborts its signal.
final class AbortController: AbortControllerProtocol {
    let signal = AbortSignal()

    func abort(_ reason: any Error) { signal.abort(reason) }
}

/// Says that something is to be aborted, once, and why.
final class AbortSignal: AbortSignalProtocol {
    private struct State {
        var reason: (any Error)?
        var listeners: [(id: ListenerID, call: @Sendable () -> Void)] = []
        var nextID = 0
    }

    private let state = Mutex(State())

    var isAborted: Bool { reason != nil }

    var reason: (any Error)? { state.withLock(\.reason) }

    func throwIfAborted() throws {
        if let reason { throw reason }
    }

    @discardableResult
    func addListener(_ listener: @escaping @Sendable () -> Void) -> ListenerID {
        // TODO: is it right to call a late one at once? Look at rule 5.
        if isAborted { listener() }
        return state.withLock { state in
            state.nextID += 1
            let id = ListenerID(state.nextID)
            state.listeners.append((id, listener))
            return id
        }
    }

    func removeListener(_ id: ListenerID) {
        // TODO: and what if this is called by a listener, while the others still wait?
    }

    /// Aborts this signal.
    fileprivate func abort(_ reason: any Error) {
        // TODO: what if abort is called twice, or by a listener? And when is the reason there?
        let listeners = state.withLock(\.listeners)
        for listener in listeners { listener.call() }
        state.withLock { $0.reason = reason }
    }

    /// Makes a signal that is aborted as soon as one of these is.
    static func any(_ signals: [AbortSignal]) -> AbortSignal {
        let result = AbortSignal()
        // TODO: who tells the result? Some of the signals may be aborted already.
        return result
    }

    /// Makes a signal that is aborted when so much time has passed.
    static func timeout(
        _ duration: Duration,
        clock: some Clock<Duration> = ContinuousClock()
    ) -> AbortSignal {
        let signal = AbortSignal()
        // TODO: sleep on the clock, then abort, and say that time was the reason.
        return signal
    }
}
