// caught by: lineFeed, noPhantom, carriageReturn, everyRow, randomTexts — what stands behind the last ending is a line, even nothing
func splitLines(_ bytes: [UInt8]) -> [[UInt8]] {
    var lines: [[UInt8]] = [[]]
    var afterCR = false
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    for byte in bytes.dropFirst(hasMark ? 3 : 0) {
        if byte == 0x0A && afterCR {
            afterCR = false
            continue
        }
        afterCR = byte == 0x0D
        if byte == 0x0A || byte == 0x0D {
            lines.append([])
        } else {
            lines[lines.count - 1].append(byte)
        }
    }
    return lines
}
