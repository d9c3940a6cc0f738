// caught by: carriageReturn, anyCut, everyPlace, everySet, endedByEachByte, randomTexts — CR and LF come together
struct LineBuffer {
    private var line: [UInt8] = []

    mutating func append(_ chunk: [UInt8]) -> [String] {
        var lines: [String] = []
        for (index, byte) in chunk.enumerated() {
            if byte == 0x0A && index > 0 && chunk[index - 1] == 0x0D { continue }
            if byte == 0x0A || byte == 0x0D {
                lines.append(String(decoding: line, as: UTF8.self))
                line = []
            } else {
                line.append(byte)
            }
        }
        return lines
    }

    mutating func finish() -> String? {
        guard !line.isEmpty else { return nil }
        let text = String(decoding: line, as: UTF8.self)
        line = []
        return text
    }
}
