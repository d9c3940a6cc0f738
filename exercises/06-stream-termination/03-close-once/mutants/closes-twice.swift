// caught by: once, everyCombination, several — whatever fails, the catch closes
import ExerciseSupport

/// Opens a stream, lends it to the body, and closes it again.
func withStream<Source: StreamSource, R>(
    _ source: Source,
    _ body: (Source.Stream) async throws -> R
) async throws -> R {
    let stream = try await source.open()
    do {
        let result = try await body(stream)
        try await close(source)
        return result
    } catch {
        try? await close(source)
        throw error
    }
}

/// Closes in a task of its own, which is not cancelled with the caller's.
private func close(_ source: some StreamSource) async throws {
    try await Task { try await source.close() }.value
}
