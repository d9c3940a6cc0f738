import ExerciseSupport

/// A stream with a queue between its source and its reader, as the Streams standard describes it.
actor ReadableStream: ControlledStream {
    private let highWaterMark: Int
    /// Asks the source for a chunk.
    private let pull: @Sendable (any StreamController) async throws -> Void
    private var isStarted = false

    /// The chunks that nobody has read yet.
    private var queue: [[UInt8]] = []
    // TODO: which reads wait for a chunk, and how has the stream ended, if it has?

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
        highWaterMark - queue.count
    }

    func enqueue(_ chunk: [UInt8]) throws {
        queue.append(chunk)
        pullIfNeeded()
    }

    func close() throws {
        // TODO: who is to know, and what becomes of the queue?
    }

    func error(_ error: any Error) {
        // TODO: the same two questions, and another answer.
    }

    func read() async throws -> [UInt8]? {
        // TODO: an empty queue is not the end. How does a read wait? See
        // withCheckedThrowingContinuation.
        guard !queue.isEmpty else { return nil }
        let chunk = queue.removeFirst()
        pullIfNeeded()
        return chunk
    }

    private func pullIfNeeded() {
        // TODO: is there a reason to ask? Does a pull run already? And what if it throws?
        guard isStarted else { return }
        Task { try await pull(self) }
    }
}
