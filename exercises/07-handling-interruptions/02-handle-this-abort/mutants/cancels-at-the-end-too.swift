// caught by: abort, nothingLeft, anyPlace, anyEnd, shows — cleaning up twice does no harm
import ExerciseSupport
import Synchronization

/// Reads an answer until it is complete, fails or is aborted.
/// - Parameter show: Takes each piece as it comes.
func consume(
    _ stream: some DeltaStream,
    until signal: some AbortSignalProtocol,
    show: (String) -> Void = { _ in }
) async -> Outcome {
    defer { stream.cancel() }
    let cancelOnce: @Sendable () -> Void = { stream.cancel() }
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
    } catch  where !signal.isAborted {
        return .failed(partial: text, error: error)
    } catch {
        // What a cancelled transport throws says nothing; the signal does.
    }
    switch signal.reason {
    case nil: return .completed(text)
    case let timeout as TimeoutError: return .failed(partial: text, error: timeout)
    default: return .aborted(partial: text)
    }
}
