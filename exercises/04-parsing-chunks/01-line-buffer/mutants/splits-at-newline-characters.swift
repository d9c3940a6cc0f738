// caught by: endings, carriageReturn, anyCut, mixedEndings, endedByEachByte — "\n" ends every line
struct LineBuffer {
    private var bytes: [UInt8] = []

    mutating func append(_ chunk: [UInt8]) -> [String] {
        bytes.append(contentsOf: chunk)
        guard let end = bytes.lastIndex(of: UInt8(ascii: "\n")) else { return [] }
        let text = String(decoding: bytes[..<end], as: UTF8.self)
        bytes.removeSubrange(...end)
        return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    mutating func finish() -> String? {
        guard !bytes.isEmpty else { return nil }
        defer { bytes = [] }
        return String(decoding: bytes, as: UTF8.self)
    }
}
