// caught by: abort, anyPlace — an error is a failure
import ExerciseSupport
import Synchronization

/// Reads an answer until it is complete, fails or is aborted.
/// - Parameter show: Takes each piece as it comes.
func consume(
    _ stream: some DeltaStream,
    until signal: some AbortSignalProtocol,
    show: (String) -> Void = { _ in }
) async -> Outcome {
    let isCancelled = Mutex(false)
    let cancelOnce: @Sendable () -> Void = {
        let isFirst = isCancelled.withLock { isCancelled in
            defer { isCancelled = true }
            return !isCancelled
        }
        if isFirst { stream.cancel() }
    }
    let listener = signal.addListener(cancelOnce)
    defer { signal.removeListener(listener) }
    // Behind addListener: one that was aborted before calls no listener any more.
    if signal.isAborted { cancelOnce() }

    var text = ""
    do {
        while !signal.isAborted, let piece = try await stream.next(), !signal.isAborted {
            text += piece
            show(piece)
        }
    } catch {
        return .failed(partial: text, error: error)
    }
    switch signal.reason {
    case nil: return .completed(text)
    case let timeout as TimeoutError: return .failed(partial: text, error: timeout)
    default: return .aborted(partial: text)
    }
}
