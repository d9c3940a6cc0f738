// caught by: invalidBytes, finish, brokenCharacters, finishTwice — text is valid, and there is always a last line
struct LineBuffer {
    private var line: [UInt8] = []
    private var afterCR = false

    mutating func append(_ chunk: [UInt8]) -> [String] {
        var lines: [String] = []
        for byte in chunk {
            if byte == 10 && afterCR {
                afterCR = false
                continue
            }
            afterCR = byte == 13
            if byte == 10 || byte == 13 {
                if let text = String(validating: line, as: UTF8.self) { lines.append(text) }
                line = []
            } else {
                line.append(byte)
            }
        }
        return lines
    }

    mutating func finish() -> String? { String(validating: line, as: UTF8.self) }
}
