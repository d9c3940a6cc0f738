/// The framing of a chunk (RFC 9112, 7.1) around some bytes.
///
/// One of these serves all replies of an event loop: its memory is used again for each chunk, and so
/// is in the processor's cache.
struct ChunkFramer {
    /// Room for the length, which is known last, and then the chunk.
    private var framed: [UInt8] = []
    private static let room = 2 * MemoryLayout<Int>.size + 2

    /// - Parameter write: Appends at least one byte, since a chunk of none is the end of a body.
    /// - Returns: The chunk, and how many bytes are in it.
    mutating func chunk(
        _ write: (inout [UInt8]) -> Void
    ) -> (framed: ArraySlice<UInt8>, count: Int) {
        // Where somebody still has the last chunk, this makes room for another.
        framed.removeAll(keepingCapacity: true)
        framed.append(contentsOf: repeatElement(0, count: Self.room))
        write(&framed)
        let count = framed.count - Self.room
        framed += [0x0D, 0x0A]
        return (framed[prependLength(count)...], count)
    }

    /// - Returns: where the length begins.
    private mutating func prependLength(_ count: Int) -> Int {
        var place = Self.room - 2
        framed[place] = 0x0D
        framed[place + 1] = 0x0A
        var rest = count
        repeat {
            place -= 1
            let digit = UInt8(rest & 0x0F)
            framed[place] = digit < 10 ? 0x30 + digit : 0x61 + digit - 10
            rest >>= 4
        } while rest > 0
        return place
    }
}
