import ExerciseSupport

/// Reads a stream to its end, and gives all of its bytes.
func readAll(_ stream: some ReadableByteStream) async throws -> [UInt8] {
    let reader = try stream.getReader()
    var bytes: [UInt8] = []
    // TODO: this takes the first chunk alone. How do you know that there are no more?
    if let chunk = try await reader.read() {
        bytes += chunk
    }
    // TODO: which ways out of this function do not come by here?
    reader.releaseLock()
    return bytes
}

/// Reads the first bytes of a stream, and lets go of the rest.
func readFirst(_ count: Int, of stream: some ReadableByteStream) async throws -> [UInt8] {
    // TODO: this reads everything to throw most of it away. When is it enough, and how does the
    // source get to know?
    let bytes = try await readAll(stream)
    return Array(bytes.prefix(count))
}
