// caught by: nothingElse, everyByte, randomTexts — whatever looks like a new line is one
func splitLines(_ bytes: [UInt8]) -> [[UInt8]] {
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let text = String(decoding: bytes.dropFirst(hasMark ? 3 : 0), as: UTF8.self)
    var lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { Array($0.utf8) }
}
