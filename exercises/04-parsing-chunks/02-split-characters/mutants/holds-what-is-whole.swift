// caught by: wholeText, cutInTwo, longCharacters — the last character of a chunk can never be trusted
struct UTF8StreamDecoder {
    private var held: [UInt8] = []

    mutating func decode(_ chunk: [UInt8]) -> String {
        held += chunk
        // The last byte that does not continue a character begins one that may be unfinished.
        guard let start = held.lastIndex(where: { $0 & 0xC0 != 0x80 }) else { return "" }
        let text = String(decoding: held[..<start], as: UTF8.self)
        held = Array(held[start...])
        return text
    }

    mutating func finish() -> String {
        defer { held = [] }
        return String(decoding: held, as: UTF8.self)
    }
}
