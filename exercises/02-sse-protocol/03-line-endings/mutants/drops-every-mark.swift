// caught by: byteOrderMark, marks, randomTexts — a byte order mark is never text
func splitLines(_ bytes: [UInt8]) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    var line: [UInt8] = []
    var afterCR = false
    for byte in bytes.replacing([0xEF, 0xBB, 0xBF], with: []) {
        if byte == 0x0A && afterCR {
            afterCR = false
            continue
        }
        afterCR = byte == 0x0D
        if byte == 0x0A || byte == 0x0D {
            lines.append(line)
            line = []
        } else {
            line.append(byte)
        }
    }
    return line.isEmpty ? lines : lines + [line]
}
