/// Stands between a network, which gives chunks, and a reader, which wants lines.
struct LineBuffer {
    /// The line so far, as bytes: a character may still be cut in two.
    private var line: [UInt8] = []
    /// Whether the last byte was a CR, so that a LF that follows ends no second line.
    private var afterCR = false

    /// Takes the bytes that came, and gives the lines that they complete.
    mutating func append(_ chunk: [UInt8]) -> [String] {
        var lines: [String] = []
        for byte in chunk {
            defer { afterCR = byte == 0x0D }
            switch byte {
            case 0x0A where afterCR: continue
            case 0x0A, 0x0D: lines.append(takeLine())
            default: line.append(byte)
            }
        }
        return lines
    }

    /// Gives the line that had no ending when the last byte came; nil if there is none.
    mutating func finish() -> String? { line.isEmpty ? nil : takeLine() }

    private mutating func takeLine() -> String {
        defer { line.removeAll(keepingCapacity: true) }
        return String(decoding: line, as: UTF8.self)
    }
}
