// caught by: earlyReturn, everyCombination — a stream is closed when it has come to its end
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
        for try await _ in stream {}
    } catch {
        try? await close(source)
        throw error
    }
    try await close(source)
    return result
}

/// Closes in a task of its own, which is not cancelled with the caller's.
private func close(_ source: some StreamSource) async throws {
    try await Task { try await source.close() }.value
}
