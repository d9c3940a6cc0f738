/// Chunks of HTTP with their framing (RFC 9112, 7.1), one behind the other.
///
/// One of these serves all replies of an event loop: its memory is used again each time, and so is
/// in the processor's cache.
struct ChunkFramer {
    /// The framed chunks since they were taken out last.
    private(set) var framed: [UInt8] = []

    /// Takes all chunks out; where somebody still has them, theirs stay as they are.
    mutating func removeAll() { framed.removeAll(keepingCapacity: true) }

    /// Adds a chunk.
    /// - Parameter write: Appends at least one byte, since a chunk of none is the end of a body.
    /// - Returns: How many bytes are in the chunk.
    mutating func append(_ write: (inout [UInt8]) -> Void) -> Int {
        let start = framed.count
        // Most events have three digits of length; others are moved.
        framed += [0x30, 0x30, 0x30, 0x0D, 0x0A]
        let data = framed.count
        write(&framed)
        let count = framed.count - data
        framed += [0x0D, 0x0A]
        if count >= 0x100, count < 0x1000 {
            for place in 0..<3 { framed[start + place] = Self.digit(count >> (8 - 4 * place)) }
        } else {
            framed.replaceSubrange(start..<start + 3, with: String(count, radix: 16).utf8)
        }
        return count
    }

    private static func digit(_ number: Int) -> UInt8 {
        let value = UInt8(truncatingIfNeeded: number & 0x0F)
        return value < 10 ? 0x30 + value : 0x61 + value - 10
    }
}
