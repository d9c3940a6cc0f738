// caught by: pullThrows — the source calls error when something breaks
import ExerciseSupport

/// A stream with a queue between its source and its reader, as the Streams standard describes it.
actor ReadableStream: ControlledStream {
    private enum State {
        case readable
        /// No more chunks will be added; there are some to read.
        case closing
        case closed
        case failed(any Error)
    }

    private let highWaterMark: Int
    /// Asks the source for a chunk.
    private let pull: @Sendable (any StreamController) async throws -> Void
    private var isStarted = false

    private var state = State.readable
    /// The chunks that nobody has read yet; empty while reads wait.
    private var queue: [[UInt8]] = []
    /// The reads that wait for a chunk; none while there are chunks.
    private var waiting: [CheckedContinuation<[UInt8]?, any Error>] = []
    private var isPulling = false
    /// Whether there was a reason to pull while a pull was running.
    private var pullsAgain = false

    init(
        highWaterMark: Int,
        pull: @escaping @Sendable (any StreamController) async throws -> Void
    ) {
        self.highWaterMark = highWaterMark
        self.pull = pull
    }

    /// Lets the stream ask its source from now on.
    func start() {
        isStarted = true
        pullIfNeeded()
    }

    var desiredSize: Int? {
        switch state {
        case .readable, .closing: highWaterMark - queue.count
        case .closed: 0
        case .failed: nil
        }
    }

    func enqueue(_ chunk: [UInt8]) throws {
        guard case .readable = state else { throw StreamError.notReadable }
        if waiting.isEmpty {
            queue.append(chunk)
        } else {
            waiting.removeFirst().resume(returning: chunk)
        }
        pullIfNeeded()
    }

    func close() throws {
        guard case .readable = state else { throw StreamError.notReadable }
        state = queue.isEmpty ? .closed : .closing
        answerAll { $0.resume(returning: nil) }
    }

    func error(_ error: any Error) {
        switch state {
        case .closed, .failed: return
        case .readable, .closing: state = .failed(error)
        }
        queue = []
        answerAll { $0.resume(throwing: error) }
    }

    func read() async throws -> [UInt8]? {
        if queue.isEmpty {
            switch state {
            case .closing, .closed: return nil
            case .failed(let error): throw error
            case .readable:
                return try await withCheckedThrowingContinuation { read in
                    waiting.append(read)
                    pullIfNeeded()
                }
            }
        }
        let chunk = queue.removeFirst()
        if queue.isEmpty, case .closing = state { state = .closed }
        pullIfNeeded()
        return chunk
    }

    private func answerAll(_ answer: (CheckedContinuation<[UInt8]?, any Error>) -> Void) {
        let reads = waiting
        waiting = []
        reads.forEach(answer)
    }

    private func pullIfNeeded() {
        guard isStarted, case .readable = state,
            !waiting.isEmpty || highWaterMark > queue.count
        else { return }
        if isPulling {
            pullsAgain = true
            return
        }
        isPulling = true
        Task {
            do {
                try await pull(self)
                isPulling = false
                guard pullsAgain else { return }
                pullsAgain = false
                pullIfNeeded()
            } catch {
                isPulling = false
            }
        }
    }
}
