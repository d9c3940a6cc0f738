// caught by: longCharacters, anyCut, everyPlace, everySet, allLengths — only the last byte can be unfinished
struct UTF8StreamDecoder {
    private var pending: UInt8?

    mutating func decode(_ chunk: [UInt8]) -> String {
        var bytes = chunk
        if let pending, !chunk.isEmpty {
            bytes.insert(pending, at: 0)
            self.pending = nil
        }
        if let last = bytes.last, (0xC2...0xF4).contains(last) {
            pending = last
            bytes.removeLast()
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    mutating func finish() -> String {
        guard pending != nil else { return "" }
        pending = nil
        return "\u{FFFD}"
    }
}
