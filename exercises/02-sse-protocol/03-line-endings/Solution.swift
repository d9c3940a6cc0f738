/// The lines of a whole event stream, without their endings (HTML standard, section 9.2.6).
func splitLines(_ bytes: [UInt8]) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    var line: [UInt8] = []
    var afterCR = false
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    for byte in bytes.dropFirst(hasMark ? 3 : 0) {
        switch byte {
        case 0x0A where afterCR: break  // The second half of a CRLF.
        case 0x0A, 0x0D:
            lines.append(line)
            line = []
        default: line.append(byte)
        }
        afterCR = byte == 0x0D
    }
    if !line.isEmpty { lines.append(line) }
    return lines
}
