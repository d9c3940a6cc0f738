/// Keys out of the bytes that a terminal sends for them (ECMA-48, 5.4; xterm's control sequences).
struct KeyDecoder {
    private var bytes: [UInt8] = []

    /// Whether an escape came that may be a key of its own or the start of a sequence: only time
    /// tells them apart.
    var waitsForSequence: Bool { bytes.first == 0x1B }

    /// Takes a byte.
    /// - Returns: The key that it completes; nil where more has to come or the key means nothing.
    mutating func take(_ byte: UInt8) -> Key? {
        bytes.append(byte)
        if bytes[0] == 0x1B { return takeSequence() }
        if let length = utf8Length(at: 0, in: bytes[...]) {
            defer { bytes.removeFirst(length) }
            return key(for: String(decoding: bytes[..<length], as: UTF8.self))
        }
        let lead = bytes[0]
        let expected = lead < 0xC2 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 1
        if bytes.count >= expected || (bytes.count > 1 && byte & 0xC0 != 0x80) { bytes = [] }
        return nil
    }

    /// No more bytes came: an escape stands for itself.
    mutating func takePause() -> Key? {
        defer { bytes = [] }
        return bytes == [0x1B] ? .escape : nil
    }

    private mutating func takeSequence() -> Key? {
        guard bytes.count > 1 else { return nil }
        guard bytes[1] == 0x5B || bytes[1] == 0x4F else {
            // Alt with a key, or Escape twice: the escape counts.
            bytes = []
            return .escape
        }
        // Parameters go on until a final byte.
        guard bytes.count > 2, let final = bytes.last, (0x40...0x7E).contains(final) else {
            return nil
        }
        let parameters = bytes[2..<(bytes.count - 1)]
        bytes = []
        switch final {
        case 0x41: return .up
        case 0x42: return .down
        case 0x43: return .right
        case 0x44: return .left
        case 0x46: return .end
        case 0x48: return .home
        case 0x4D: return .enter
        case 0x7E where parameters.elementsEqual("1".utf8) || parameters.elementsEqual("7".utf8):
            return .home
        case 0x7E where parameters.elementsEqual("4".utf8) || parameters.elementsEqual("8".utf8):
            return .end
        default: return nil
        }
    }

    private func key(for text: String) -> Key? {
        switch text {
        case "\r", "\n": return .enter
        case "\t": return .tab
        case "\u{3}": return .interrupt
        case "\u{4}": return .endOfInput
        case "\u{8}", "\u{7F}": return .backspace
        default:
            guard let character = text.first, text.unicodeScalars.allSatisfy({ $0.value >= 0x20 })
            else { return nil }
            return .character(character)
        }
    }
}
