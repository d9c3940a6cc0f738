// caught by: carriageReturn, endedByEachByte — after a CR the next byte must be seen first
struct LineBuffer {
    private var buffer: [UInt8] = []

    mutating func append(_ chunk: [UInt8]) -> [String] {
        buffer += chunk
        var lines: [String] = []
        while let line = nextLine(atEnd: false) { lines.append(line) }
        return lines
    }

    mutating func finish() -> String? {
        // A CR may still wait here; its line has no other way out.
        if let line = nextLine(atEnd: true) { return line }
        defer { buffer = [] }
        return buffer.isEmpty ? nil : String(decoding: buffer, as: UTF8.self)
    }

    private mutating func nextLine(atEnd: Bool) -> String? {
        guard let end = buffer.firstIndex(where: { $0 == 10 || $0 == 13 }) else { return nil }
        var next = end + 1
        if buffer[end] == 13 {
            if next == buffer.count && !atEnd { return nil }
            if next < buffer.count && buffer[next] == 10 { next += 1 }
        }
        let line = String(decoding: buffer[..<end], as: UTF8.self)
        buffer.removeSubrange(..<next)
        return line
    }
}
