import Synchronization

/// What a client does while a suite looks on: what it shows, which tools it runs, how it ends.
final class AskScene: Sendable {
    private struct State {
        var shown: [String] = []
        var ran: [String] = []
        /// How many pieces had been shown when Stop was pressed; nil before.
        var shownAtStop: Int?
        var answer: StreamedAnswer?
        var task: Task<Void, Never>?
        var isCancelled = false
    }

    private let state = Mutex(State())

    /// What the client returned; nil while it is at work.
    var answer: StreamedAnswer? { state.withLock { $0.answer } }
    /// The pieces that were shown.
    var shown: [String] { state.withLock { $0.shown } }
    /// The calls that were run.
    var ran: [String] { state.withLock { $0.ran } }
    /// The pieces that were shown after Stop.
    var shownLate: [String] {
        state.withLock { state in state.shownAtStop.map { Array(state.shown[$0...]) } ?? [] }
    }
    /// How much has happened.
    var count: Int { state.withLock { $0.shown.count + $0.ran.count } }

    /// Starts the client.
    func start(_ client: @escaping @Sendable () async -> StreamedAnswer) {
        let task = Task {
            let answer = await client()
            state.withLock { $0.answer = answer }
        }
        state.withLock { state in
            state.task = task
            if state.isCancelled { task.cancel() }
        }
    }

    /// Takes a piece of text, and gives the number of pieces.
    func show(_ text: String) -> Int {
        state.withLock { state in
            // An endless client must not fill the memory.
            if state.shown.count < 10_000 { state.shown.append(text) }
            return state.shown.count
        }
    }

    /// Notes that a tool runs.
    func ran(_ name: String, _ arguments: String) {
        state.withLock { $0.ran.append("\(name)(\(arguments))") }
    }

    /// Presses Stop.
    func stop() {
        state.withLock { $0.shownAtStop = $0.shownAtStop ?? $0.shown.count }
        cancel()
    }

    /// Cancels the client's task, also if it is not there yet.
    func cancel() {
        let task = state.withLock { state in
            state.isCancelled = true
            return state.task
        }
        task?.cancel()
    }
}
