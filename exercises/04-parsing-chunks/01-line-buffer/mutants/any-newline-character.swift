// caught by: endings, everyPlace, mixedEndings — Character.isNewline is what ends a line
struct LineBuffer {
    private var bytes: [UInt8] = []
    private var skipsLineFeed = false

    mutating func append(_ chunk: [UInt8]) -> [String] {
        bytes += chunk
        if skipsLineFeed && bytes.first == 10 { bytes.removeFirst() }
        if !bytes.isEmpty { skipsLineFeed = false }
        guard let last = bytes.lastIndex(where: { $0 == 10 || $0 == 13 }) else { return [] }
        skipsLineFeed = bytes[last] == 13 && last == bytes.count - 1
        let text = String(decoding: bytes[...last], as: UTF8.self)
        bytes = Array(bytes[(last + 1)...])
        var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        lines.removeLast()
        return lines.map(String.init)
    }

    mutating func finish() -> String? {
        defer { bytes = [] }
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }
}
