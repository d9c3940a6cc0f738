// caught by: marked, nested, firstToAbort — a combined signal is a listener like any other
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
        /// The signals that are aborted with this one.
        var dependents: [AbortSignal] = []
    }

    private let state = Mutex(State())

    var isAborted: Bool { reason != nil }

    var reason: (any Error)? { state.withLock(\.reason) }

    func throwIfAborted() throws {
        if let reason { throw reason }
    }

    @discardableResult
    func addListener(_ listener: @escaping @Sendable () -> Void) -> ListenerID {
        state.withLock { state in
            state.nextID += 1
            let id = ListenerID(state.nextID)
            if state.reason == nil { state.listeners.append((id, listener)) }
            return id
        }
    }

    func removeListener(_ id: ListenerID) {
        state.withLock { state in state.listeners.removeAll { $0.id == id } }
    }

    /// Aborts this signal and those that depend on it.
    fileprivate func abort(_ reason: any Error) {
        for signal in mark(reason) { signal.callListeners() }
    }

    /// Sets the reason here and in all dependents, and calls nobody yet.
    /// - Returns: The signals that have their reason since now.
    private func mark(_ reason: any Error) -> [AbortSignal] {
        let dependents: [AbortSignal]? = state.withLock { state in
            guard state.reason == nil else { return nil }
            state.reason = reason
            defer { state.dependents = [] }
            return state.dependents
        }
        guard let dependents else { return [] }
        return [self] + dependents.flatMap { $0.mark(reason) }
    }

    /// Takes one listener after the other, so that one that an earlier one removes is not there. No
    /// lock is held while a listener runs: it may want to ask the signal.
    private func callListeners() {
        while let next = state.withLock({ $0.listeners.isEmpty ? nil : $0.listeners.removeFirst() })
        {
            next.call()
        }
    }

    /// Makes a signal that is aborted as soon as one of these is.
    static func any(_ signals: [AbortSignal]) -> AbortSignal {
        let result = AbortSignal()
        for signal in signals {
            if let reason = signal.reason {
                result.abort(reason)
                break
            }
            signal.addListener { [weak signal] in
                if let reason = signal?.reason { result.abort(reason) }
            }
        }
        return result
    }

    /// Makes a signal that is aborted when so much time has passed.
    static func timeout(
        _ duration: Duration,
        clock: some Clock<Duration> = ContinuousClock()
    ) -> AbortSignal {
        let signal = AbortSignal()
        Task {
            try? await clock.sleep(for: duration)
            signal.abort(TimeoutError())
        }
        return signal
    }
}
