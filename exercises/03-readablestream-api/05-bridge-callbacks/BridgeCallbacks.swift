import ExerciseSupport
import Synchronization

/// Makes a sequence of what a transfer tells its delegate.
/// - Parameter capacity: With how many chunks the buffer is full; 1 or more.
func bridge(
    _ transfer: any ByteTransfer,
    capacity: Int
) -> (delegate: any TransferDelegate, chunks: some AsyncSequence<[UInt8], any Error>) {
    let (chunks, continuation) = AsyncThrowingStream<[UInt8], any Error>.makeStream()
    // TODO: who tells the transfer that nobody reads any more?
    let delegate = Bridge(continuation: continuation)
    // TODO: the stream does not say when a chunk was taken. A sequence around it could.
    return (delegate, chunks)
}

/// The end of the bridge that the transfer calls.
private final class Bridge: TransferDelegate {
    private let continuation: AsyncThrowingStream<[UInt8], any Error>.Continuation
    // TODO: how many chunks wait, and is the transfer suspended? This is called on any thread, so
    // keep both in a Mutex.

    init(continuation: AsyncThrowingStream<[UInt8], any Error>.Continuation) {
        self.continuation = continuation
    }

    func didReceive(_ chunk: [UInt8]) {
        continuation.yield(chunk)
    }

    func didComplete(_ error: (any Error)?) {
        continuation.finish()
    }
}
