/// Section 7 of RFC 8259: strings and their escapes.
extension JSONParser {
    /// Reads a string from its opening quote to the byte after its closing one.
    mutating func parseString() throws(JSONSyntaxError) -> String {
        let quote = position
        position += 1
        var runStart = position
        var unescaped: [UInt8] = []
        while true {
            switch next {
            case UInt8(ascii: "\""):
                let run = bytes[runStart..<position]
                // Nearly every string has no escape, and is decoded where it stands.
                guard let text = unescaped.isEmpty ? text(of: run) : text(of: unescaped[...] + run)
                else {
                    position = quote
                    throw expected("a string of valid UTF-8")
                }
                position += 1
                return text
            case UInt8(ascii: "\\"):
                unescaped += bytes[runStart..<position]
                position += 1
                unescaped += try parseEscape()
                runStart = position
            case .some(0..<0x20):
                throw expected("an escape such as \\n instead of a control character")
            case .some:
                position += 1
            case nil:
                throw expected("'\"' at the end of the string")
            }
        }
    }

    /// The text of UTF-8; `nil` when it is none.
    private func text(of bytes: ArraySlice<UInt8>) -> String? {
        // ASCII is always valid, and far quicker to decode than to validate.
        bytes.allSatisfy { $0 < 0x80 }
            ? String(decoding: bytes, as: UTF8.self) : String(validating: bytes, as: UTF8.self)
    }

    /// Reads what follows a backslash, and gives the bytes that it stands for.
    private mutating func parseEscape() throws(JSONSyntaxError) -> [UInt8] {
        guard let byte = next else { throw expected("an escape") }
        let meaning: UInt8
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): meaning = byte
        case UInt8(ascii: "b"): meaning = 0x08
        case UInt8(ascii: "f"): meaning = 0x0C
        case UInt8(ascii: "n"): meaning = 0x0A
        case UInt8(ascii: "r"): meaning = 0x0D
        case UInt8(ascii: "t"): meaning = 0x09
        case UInt8(ascii: "u"):
            position += 1
            return Array(String(try parseUnicodeEscape()).utf8)
        default: throw expected("an escape: one of \" \\ / b f n r t u")
        }
        position += 1
        return [meaning]
    }

    /// Reads the digits after `\u`, and those of a second escape when the two are a pair.
    private mutating func parseUnicodeEscape() throws(JSONSyntaxError) -> Unicode.Scalar {
        let unit = try parseHexadecimal()
        guard UTF16.isLeadSurrogate(unit) else { return Unicode.Scalar(unit) ?? "\u{FFFD}" }
        let afterLead = position
        guard skip(UInt8(ascii: "\\")), skip(UInt8(ascii: "u")) else {
            // The escape of another kind is read again, as what it is.
            position = afterLead
            return "\u{FFFD}"
        }
        let trail = try parseHexadecimal()
        guard UTF16.isTrailSurrogate(trail) else {
            position = afterLead
            return "\u{FFFD}"
        }
        return UTF16.decode(UTF16.EncodedScalar([unit, trail]))
    }

    private mutating func parseHexadecimal() throws(JSONSyntaxError) -> UInt16 {
        var value: UInt16 = 0
        for _ in 0..<4 {
            guard let digit = next.flatMap({ Character(Unicode.Scalar($0)).hexDigitValue }) else {
                throw expected("four hexadecimal digits after \\u")
            }
            value = value << 4 | UInt16(digit)
            position += 1
        }
        return value
    }
}
