import ExerciseSupport
import Synchronization

/// Reads an answer until it is complete, fails or is aborted.
/// - Parameter show: Takes each piece as it comes.
func consume(
    _ stream: some DeltaStream,
    until signal: some AbortSignalProtocol,
    show: (String) -> Void = { _ in }
) async -> Outcome {
    // TODO: what if it was aborted before? And who takes this listener back?
    signal.addListener { stream.cancel() }
    var text = ""
    do {
        // TODO: nil can mean two things. And may every piece be shown?
        while let piece = try await stream.next() {
            text += piece
            show(piece)
        }
        return .completed(text)
    } catch {
        // TODO: was this a failure, or did somebody press Stop?
        return .failed(partial: "", error: error)
    }
}
