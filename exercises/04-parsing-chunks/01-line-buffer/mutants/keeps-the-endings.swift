// caught by: lineFeeds, waits, emptyLines, endings, everySet — a line comes with its ending, as files give it
struct LineBuffer {
    private var line: [UInt8] = []
    private var afterCR = false

    mutating func append(_ chunk: [UInt8]) -> [String] {
        var lines: [String] = []
        for byte in chunk {
            if byte == 0x0A && afterCR {
                afterCR = false
                continue
            }
            line.append(byte)
            afterCR = byte == 0x0D
            if byte == 0x0A || byte == 0x0D {
                lines.append(String(decoding: line, as: UTF8.self))
                line = []
            }
        }
        return lines
    }

    mutating func finish() -> String? {
        defer { line = [] }
        return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
    }
}
