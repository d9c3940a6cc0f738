// caught by: nothingElse, both, everyRow, everyByte — Swift knows what a line ending is
func splitLines(_ bytes: [UInt8]) -> [[UInt8]] {
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let text = String(decoding: bytes.dropFirst(hasMark ? 3 : 0), as: UTF8.self)
    var lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r" }
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { Array($0.utf8) }
}
