import Synchronization

/// An answer whose pieces come when a script says so.
public final class ScriptedDeltas: DeltaStream {
    enum Arrival {
        case piece(String)
        case end
        case failure(any Error)
    }

    private struct State {
        var arrivals: [Arrival] = []
        var waiting: [CheckedContinuation<Void, Never>] = []
        var isCancelled = false
        var requests = 0
    }

    private static let mostRequests = 200

    private let afterCancel: InterruptionScript.AfterCancel
    private let log: InterruptionLog
    private let state = Mutex(State())

    init(afterCancel: InterruptionScript.AfterCancel, log: InterruptionLog) {
        self.afterCancel = afterCancel
        self.log = log
    }

    /// Waits for the next piece; nil when the answer is complete.
    public func next() async throws -> String? {
        let isFirst = state.withLock { state in
            state.requests += 1
            return state.requests == 1
        }
        if isFirst { log.add("next") }
        while true {
            let arrival: Arrival? = state.withLock { state in
                // A loop that never ends is stopped here.
                if state.requests > Self.mostRequests { return nil }
                guard let first = state.arrivals.first else { return nil }
                if case .piece = first { state.arrivals.removeFirst() }
                return first
            }
            switch arrival {
            case .piece(let text): return text
            case .end: return nil
            case .failure(let error): throw error
            case nil:
                await withCheckedContinuation { go in state.withLock { $0.waiting.append(go) } }
            }
        }
    }

    /// Closes the connection.
    public func cancel() {
        log.add("cancel")
        let isFirst = state.withLock { state in
            defer { state.isCancelled = true }
            return !state.isCancelled
        }
        guard isFirst else { return }
        switch afterCancel {
        case .ends: come([.end])
        case .throwsError: come([.failure(ConnectionLost("cancelled"))])
        case .givesPiece: come([.piece("late"), .end])
        }
    }

    func come(_ arrivals: [Arrival]) {
        let waiting = state.withLock { state in
            state.arrivals += arrivals
            defer { state.waiting = [] }
            return state.waiting
        }
        for go in waiting { go.resume() }
    }
}

/// A signal that a script aborts, and that knows how many listen to it.
public final class ScriptedSignal: AbortSignalProtocol {
    private struct State {
        var reason: (any Error)?
        var listeners: [(id: ListenerID, call: @Sendable () -> Void)] = []
        var count = 0
    }

    private let abortsWhileListening: Bool
    private let state = Mutex(State())

    init(abortsWhileListening: Bool) { self.abortsWhileListening = abortsWhileListening }

    /// Whether it was aborted.
    public var isAborted: Bool { reason != nil }
    /// Why it was aborted.
    public var reason: (any Error)? { state.withLock(\.reason) }
    /// How many listeners wait for an abort.
    var listenerCount: Int { state.withLock(\.listeners.count) }

    /// Throws the reason, if there is one.
    public func throwIfAborted() throws { if let reason { throw reason } }

    /// Adds a listener; a late one is never called.
    @discardableResult
    public func addListener(_ listener: @escaping @Sendable () -> Void) -> ListenerID {
        if abortsWhileListening { abort(AbortError("Stop")) }
        return state.withLock { state in
            state.count += 1
            let id = ListenerID(state.count)
            if state.reason == nil { state.listeners.append((id, listener)) }
            return id
        }
    }

    /// Takes a listener back.
    public func removeListener(_ id: ListenerID) {
        state.withLock { state in state.listeners.removeAll { $0.id == id } }
    }

    func abort(_ reason: any Error) {
        let called: [@Sendable () -> Void] = state.withLock { state in
            guard state.reason == nil else { return [] }
            state.reason = reason
            defer { state.listeners = [] }
            return state.listeners.map(\.call)
        }
        for listener in called { listener() }
    }
}
