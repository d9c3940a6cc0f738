// caught by: emptyLines, endings, anyCut, everySet — split gives the lines, and CRLF needs no care then
struct LineBuffer {
    private var bytes: [UInt8] = []

    mutating func append(_ chunk: [UInt8]) -> [String] {
        bytes += chunk
        guard let last = bytes.lastIndex(where: { $0 == 10 || $0 == 13 }) else { return [] }
        let whole = bytes[...last]
        bytes = Array(bytes[(last + 1)...])
        return whole.split { $0 == 10 || $0 == 13 }.map { String(decoding: $0, as: UTF8.self) }
    }

    mutating func finish() -> String? {
        defer { bytes = [] }
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }
}
