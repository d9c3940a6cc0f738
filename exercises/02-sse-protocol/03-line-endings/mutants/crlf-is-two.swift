// caught by: both, mixed, everyRow, randomTexts — CR and LF each end a line
func splitLines(_ bytes: [UInt8]) -> [[UInt8]] {
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    var lines = bytes.dropFirst(hasMark ? 3 : 0).split(omittingEmptySubsequences: false) {
        $0 == 0x0A || $0 == 0x0D
    }
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { Array($0) }
}
