import ExerciseSupport

/// Opens a stream, lends it to the body, and closes it again.
func withStream<Source: StreamSource, R>(
    _ source: Source,
    _ body: (Source.Stream) async throws -> R
) async throws -> R {
    let stream = try await source.open()
    let result = try await body(stream)
    // TODO: which ways out of this function do not come by here?
    // TODO: nobody waits for this task, and nobody hears what close throws.
    Task { try? await source.close() }
    return result
}
