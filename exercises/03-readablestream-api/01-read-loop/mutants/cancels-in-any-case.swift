// caught by: cancelled, everyCount — one who is done with a stream cancels it
import ExerciseSupport

/// Reads a stream to its end, and gives all of its bytes.
func readAll(_ stream: some ReadableByteStream) async throws -> [UInt8] {
    let reader = try stream.getReader()
    defer { reader.releaseLock() }
    var bytes: [UInt8] = []
    while let chunk = try await reader.read() {
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
        guard let chunk = try await reader.read() else { break }
        bytes += chunk
    }
    try await reader.cancel(reason: "enough")
    return Array(bytes.prefix(count))
}
