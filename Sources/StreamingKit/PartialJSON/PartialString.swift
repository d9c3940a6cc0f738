/// A JSON string while it comes (RFC 8259, section 7), from behind its opening quote.
struct PartialString {
    /// What a byte did.
    enum Outcome {
        case goesOn
        /// It was the closing quote.
        case ends
        /// It may not stand here; this may.
        case refuses(expected: String)
    }

    /// How much of an escape has come.
    private enum Escape {
        case none
        case backslash
        /// `\u` and some digits; `lead` is the first half of a pair, where one stands before.
        case digits(count: Int, unit: UInt16, lead: UInt16?)
        /// The first half of a pair is whole.
        case lead(UInt16)
        /// The first half of a pair, and a backslash.
        case leadBackslash(UInt16)
    }

    /// What the string says so far, in UTF-8.
    private var bytes: [UInt8] = []
    private var state = Escape.none
    /// The bytes of the escape that is not whole.
    private var held: [UInt8] = []

    /// What the string says so far. An escape counts when it is whole, with both halves of a pair.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The escape that is not whole, as it is written.
    var escape: String { String(decoding: held, as: UTF8.self) }

    /// What is missing where the text ends here.
    var expectedAtEnd: String {
        switch state {
        case .none, .lead: "'\"' at the end of the string"
        case .backslash, .leadBackslash: "an escape"
        case .digits: "four hexadecimal digits after \\u"
        }
    }

    mutating func take(_ byte: UInt8) -> Outcome {
        switch (state, byte) {
        case (.none, UInt8(ascii: "\"")): return .ends
        case (.none, UInt8(ascii: "\\")): hold(byte, .backslash)
        case (.none, 0..<0x20):
            return .refuses(expected: "an escape such as \\n instead of a control character")
        case (.none, _): bytes.append(byte)
        case (.backslash, UInt8(ascii: "u")): hold(byte, .digits(count: 0, unit: 0, lead: nil))
        case (.backslash, _): return takeEscaped(byte)
        case (.digits(let count, let unit, let lead), _):
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                return .refuses(expected: "four hexadecimal digits after \\u")
            }
            let value = unit << 4 | UInt16(digit)
            hold(byte, .digits(count: count + 1, unit: value, lead: lead))
            if count == 3 { end(value, after: lead) }
        case (.lead(let lead), UInt8(ascii: "\\")): hold(byte, .leadBackslash(lead))
        case (.leadBackslash(let lead), UInt8(ascii: "u")):
            hold(byte, .digits(count: 0, unit: 0, lead: lead))
        case (.lead, _):
            add("\u{FFFD}")
            return take(byte)
        case (.leadBackslash, _):
            add("\u{FFFD}")
            hold(UInt8(ascii: "\\"), .backslash)
            return take(byte)
        }
        return .goesOn
    }

    private mutating func hold(_ byte: UInt8, _ next: Escape) {
        held.append(byte)
        state = next
    }

    private mutating func add(_ scalar: Unicode.Scalar) {
        bytes += Array(String(scalar).utf8)
        held = []
        state = .none
    }

    private mutating func takeEscaped(_ byte: UInt8) -> Outcome {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): add(Unicode.Scalar(byte))
        case UInt8(ascii: "b"): add("\u{08}")
        case UInt8(ascii: "f"): add("\u{0C}")
        case UInt8(ascii: "n"): add("\n")
        case UInt8(ascii: "r"): add("\r")
        case UInt8(ascii: "t"): add("\t")
        default: return .refuses(expected: "an escape: one of \" \\ / b f n r t u")
        }
        return .goesOn
    }

    /// An escape with four digits is whole. A half without its other half becomes U+FFFD.
    private mutating func end(_ unit: UInt16, after lead: UInt16?) {
        if let lead {
            guard !UTF16.isTrailSurrogate(unit) else {
                return add(UTF16.decode(UTF16.EncodedScalar([lead, unit])))
            }
            let escape = held.suffix(6)
            add("\u{FFFD}")
            held = Array(escape)
        }
        if UTF16.isLeadSurrogate(unit) {
            state = .lead(unit)
        } else {
            add(Unicode.Scalar(unit) ?? "\u{FFFD}")
        }
    }
}
