// caught by: lastLine, carriageReturn, both, everyRow, everyByte — without an ending there is no line
func splitLines(_ bytes: [UInt8]) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    var line: [UInt8] = []
    var afterCR = false
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    for byte in bytes.dropFirst(hasMark ? 3 : 0) {
        defer { afterCR = byte == 0x0D }
        if byte == 0x0A && afterCR { continue }
        if byte == 0x0A || byte == 0x0D {
            lines.append(line)
            line = []
        } else {
            line.append(byte)
        }
    }
    return lines
}
