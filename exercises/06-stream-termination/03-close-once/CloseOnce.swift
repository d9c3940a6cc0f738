import ExerciseSupport

/// Opens a stream, lends it to the body, and closes it again.
func withStream<Source: StreamSource, R>(
    _ source: Source,
    _ body: (Source.Stream) async throws -> R
) async throws -> R {
    let stream = try await source.open()
    let result = try await body(stream)
    // TODO: which ways out of this function do not come by here? And whose error is lost?
    // TODO: what does close do when this task was cancelled?
    try? await source.close()
    return result
}
