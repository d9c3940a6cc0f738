// caught by: invalidBytes, cutShort, anyCut, finish, everySet, finishTwice, randomBytes — one U+FFFD for each byte that is wrong
struct UTF8StreamDecoder {
    private var held: [UInt8] = []

    mutating func decode(_ chunk: [UInt8]) -> String {
        var text = ""
        for byte in chunk {
            held.append(byte)
            if let character = String(validating: held, as: UTF8.self) {
                text += character
                held = []
            } else if !canGoOn(held) {
                // The last byte may begin something new.
                let broken = held.count == 1 ? held : held.dropLast()
                text += String(repeating: "\u{FFFD}", count: broken.count)
                held = held.count == 1 ? [] : [byte]
                if byte < 0x80 && held == [byte] {
                    text += String(decoding: held, as: UTF8.self)
                    held = []
                } else if !canGoOn(held) && !held.isEmpty {
                    text += "\u{FFFD}"
                    held = []
                }
            }
        }
        return text
    }

    mutating func finish() -> String {
        let text = String(repeating: "\u{FFFD}", count: held.count)
        held = []
        return text
    }

    private func canGoOn(_ bytes: [UInt8]) -> Bool {
        guard let lead = bytes.first else { return false }
        if bytes.count > 1 {
            let lowest: UInt8 = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80
            let highest: UInt8 = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF
            if bytes[1] < lowest || bytes[1] > highest { return false }
            if bytes.dropFirst(2).contains(where: { $0 < 0x80 || $0 > 0xBF }) { return false }
        }
        switch lead {
        case 0xC2...0xDF: return bytes.count < 2
        case 0xE0...0xEF: return bytes.count < 3
        case 0xF0...0xF4: return bytes.count < 4
        default: return false
        }
    }
}
