// caught by: leaves, leavesAnywhere — who makes the stream may keep it
import ExerciseSupport
import Synchronization

/// Makes a sequence of what a transfer tells its delegate.
/// - Parameter capacity: With how many chunks the buffer is full; 1 or more.
func bridge(
    _ transfer: any ByteTransfer,
    capacity: Int
) -> (delegate: any TransferDelegate, chunks: some AsyncSequence<[UInt8], any Error>) {
    let (stream, continuation) = AsyncThrowingStream<[UInt8], any Error>.makeStream()
    let gauge = Gauge(transfer: transfer, capacity: capacity)
    continuation.onTermination = { reason in
        if case .cancelled = reason { gauge.cancel() }
    }
    // Neither of the two may hold the stream: it notices that the reader has left when it goes.
    return (
        Bridge(continuation: continuation, gauge: gauge, stream: stream),
        BridgedChunks(stream: stream, gauge: gauge)
    )
}

/// The end of the bridge that the transfer calls.
private final class Bridge: TransferDelegate {
    private let continuation: AsyncThrowingStream<[UInt8], any Error>.Continuation
    private let gauge: Gauge
    private let stream: AsyncThrowingStream<[UInt8], any Error>

    init(
        continuation: AsyncThrowingStream<[UInt8], any Error>.Continuation,
        gauge: Gauge,
        stream: AsyncThrowingStream<[UInt8], any Error>
    ) {
        self.stream = stream
        self.continuation = continuation
        self.gauge = gauge
    }

    func didReceive(_ chunk: [UInt8]) {
        gauge.received()
        continuation.yield(chunk)
    }

    func didComplete(_ error: (any Error)?) {
        gauge.end()
        continuation.finish(throwing: error)
    }
}

/// Says how full the buffer is, and tells the transfer.
private final class Gauge: Sendable {
    private struct State {
        /// Chunks that came less chunks that were asked for; -1 while the reader waits.
        var waiting = 0
        var isSuspended = false
        var isOver = false
    }

    private let transfer: any ByteTransfer
    private let capacity: Int
    private let state = Mutex(State())

    init(transfer: any ByteTransfer, capacity: Int) {
        self.transfer = transfer
        self.capacity = capacity
    }

    func received() {
        state.withLock { state in
            state.waiting += 1
            guard state.waiting >= capacity, !state.isSuspended, !state.isOver else { return }
            state.isSuspended = true
            transfer.suspend()
        }
    }

    func asked() {
        state.withLock { state in
            state.waiting -= 1
            guard state.waiting < capacity, state.isSuspended, !state.isOver else { return }
            state.isSuspended = false
            transfer.resume()
        }
    }

    func end() { state.withLock { $0.isOver = true } }

    func cancel() {
        state.withLock { state in
            guard !state.isOver else { return }
            state.isOver = true
            transfer.cancel()
        }
    }
}

/// The chunks of the stream, each of which is counted when it is asked for.
private struct BridgedChunks: AsyncSequence {
    typealias Element = [UInt8]
    typealias Failure = any Error

    let stream: AsyncThrowingStream<[UInt8], any Error>
    let gauge: Gauge

    func makeAsyncIterator() -> Iterator {
        Iterator(base: stream.makeAsyncIterator(), gauge: gauge)
    }

    struct Iterator: AsyncIteratorProtocol {
        var base: AsyncThrowingStream<[UInt8], any Error>.Iterator
        let gauge: Gauge

        mutating func next() async throws -> [UInt8]? {
            gauge.asked()
            return try await base.next()
        }
    }
}
