// caught by: carriageReturn, mixed, everyRow, randomTexts — a line ends with LF or with CRLF
func splitLines(_ bytes: [UInt8]) -> [[UInt8]] {
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let text = bytes.dropFirst(hasMark ? 3 : 0)
    var lines = text.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
    for index in lines.indices.dropLast() where lines[index].last == 0x0D {
        lines[index].removeLast()
    }
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
}
