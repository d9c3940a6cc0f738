/// Turns the chunks of a response into text, although they may end inside a character.
struct UTF8StreamDecoder {
    /// The beginning of a character whose rest has not come; three bytes at most.
    private var held: [UInt8] = []

    /// Takes the bytes that came, and gives all text that is certain.
    mutating func decode(_ chunk: [UInt8]) -> String {
        let bytes = held + chunk
        let end = bytes.count - unfinishedLength(of: bytes)
        held = Array(bytes[end...])
        return String(decoding: bytes[..<end], as: UTF8.self)
    }

    /// Gives what is left when no more bytes come.
    mutating func finish() -> String {
        defer { held = [] }
        return String(decoding: held, as: UTF8.self)
    }
}

/// How many bytes at the end begin a character that more bytes may still complete.
private func unfinishedLength(of bytes: [UInt8]) -> Int {
    for length in 1...3 where length <= bytes.count {
        let tail = bytes.suffix(length)
        guard let lead = tail.first, announcedLength(lead) > length else { continue }
        // What may still become a character is replaced as a whole, what is broken in parts.
        return String(decoding: tail, as: UTF8.self).unicodeScalars.count == 1 ? length : 0
    }
    return 0
}

/// How many bytes a character has that begins with this byte.
private func announcedLength(_ lead: UInt8) -> Int {
    switch lead {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 1
    }
}
