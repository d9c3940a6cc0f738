// caught by: emptyChunk, anyChunks, firstBytes, everyCount — a chunk without bytes means that the stream is over
import ExerciseSupport

/// Reads a stream to its end, and gives all of its bytes.
func readAll(_ stream: some ReadableByteStream) async throws -> [UInt8] {
    let reader = try stream.getReader()
    defer { reader.releaseLock() }
    var bytes: [UInt8] = []
    while let chunk = try await reader.read(), !chunk.isEmpty {
        bytes += chunk
    }
    return bytes
}

/// Reads the first bytes of a stream, and lets go of the rest.
func readFirst(_ count: Int, of stream: some ReadableByteStream) async throws -> [UInt8] {
    let reader = try stream.getReader()
    defer { reader.releaseLock() }
    var bytes: [UInt8] = []
    while bytes.count < count {
        guard let chunk = try await reader.read(), !chunk.isEmpty else { return bytes }
        bytes += chunk
    }
    try await reader.cancel(reason: "enough")
    return Array(bytes.prefix(count))
}
