/// The framing of a chunk (RFC 9112, 7.1) around some bytes.
///
/// One of these serves all replies of an event loop: its memory is used again for each chunk, and so
/// is in the processor's cache.
struct ChunkFramer {
    private var framed: [UInt8] = []

    /// - Parameter bytes: At least one, since a chunk of none is the end of a body.
    mutating func chunk(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        // Where somebody still has the last chunk, this makes room for another.
        framed.removeAll(keepingCapacity: true)
        appendHexadecimal(bytes.count)
        framed += [0x0D, 0x0A]
        framed += bytes
        framed += [0x0D, 0x0A]
        return framed
    }

    private mutating func appendHexadecimal(_ number: Int) {
        let digits = (Int.bitWidth - number.leadingZeroBitCount + 3) / 4
        for digit in (0..<max(1, digits)).reversed() {
            let value = UInt8(truncatingIfNeeded: number >> (4 * digit)) & 0x0F
            framed.append(value < 10 ? 0x30 + value : 0x61 + value - 10)
        }
    }
}
