// caught by: cancelled, cancelledAndFailing, cancelledBefore — close runs as long as it is called
import ExerciseSupport

/// Opens a stream, lends it to the body, and closes it again.
func withStream<Source: StreamSource, R>(
    _ source: Source,
    _ body: (Source.Stream) async throws -> R
) async throws -> R {
    let stream = try await source.open()
    let result: R
    do {
        result = try await body(stream)
    } catch {
        try? await source.close()
        throw error
    }
    try await source.close()
    return result
}
