// caught by: closedAfterwards, earlyReturn, closeThrows, everyCombination — defer with a task is as good as a defer that waits
import ExerciseSupport

/// Opens a stream, lends it to the body, and closes it again.
func withStream<Source: StreamSource, R>(
    _ source: Source,
    _ body: (Source.Stream) async throws -> R
) async throws -> R {
    let stream = try await source.open()
    defer { Task { try? await source.close() } }
    return try await body(stream)
}
