// caught by: cutCharacters, anyCut, everyPlace, everySet, brokenCharacters — a chunk is a piece of text
struct LineBuffer {
    private var line = ""
    private var lastWasCR = false

    mutating func append(_ chunk: [UInt8]) -> [String] {
        var lines: [String] = []
        for scalar in String(decoding: chunk, as: UTF8.self).unicodeScalars {
            if scalar == "\n" && lastWasCR {
                lastWasCR = false
            } else if scalar == "\n" || scalar == "\r" {
                lines.append(line)
                line = ""
                lastWasCR = scalar == "\r"
            } else {
                line.unicodeScalars.append(scalar)
                lastWasCR = false
            }
        }
        return lines
    }

    mutating func finish() -> String? {
        if line.isEmpty { return nil }
        defer { line = "" }
        return line
    }
}
