/// A JSON number while it comes (RFC 8259, section 6).
struct PartialNumber {
    private enum State {
        case minus, zero, integer, point, fraction, exponent, sign, power
    }

    private(set) var text: String
    private var state: State

    /// A number that begins with `first`, a minus or a digit.
    init(_ first: UInt8) {
        text = String(Unicode.Scalar(first))
        switch first {
        case UInt8(ascii: "-"): state = .minus
        case UInt8(ascii: "0"): state = .zero
        default: state = .integer
        }
    }

    /// Whether it is a number if nothing more of it comes.
    var isWhole: Bool {
        switch state {
        case .zero, .integer, .fraction, .power: true
        case .minus, .point, .exponent, .sign: false
        }
    }

    var value: JSONValue { .number(JSONNumber(checked: text)) }

    /// Takes a byte that belongs to it; `false` for one that does not, which changes nothing.
    mutating func take(_ byte: UInt8) -> Bool {
        guard let next = state(after: byte) else { return false }
        state = next
        text.unicodeScalars.append(Unicode.Scalar(byte))
        return true
    }

    private func state(after byte: UInt8) -> State? {
        let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        return switch (state, byte) {
        // A zero stands alone: 01 is no number.
        case (.minus, UInt8(ascii: "0")): .zero
        case (.minus, _) where isDigit, (.integer, _) where isDigit: .integer
        case (.zero, UInt8(ascii: ".")), (.integer, UInt8(ascii: ".")): .point
        case (.point, _) where isDigit, (.fraction, _) where isDigit: .fraction
        case (.zero, UInt8(ascii: "e")), (.zero, UInt8(ascii: "E")),
            (.integer, UInt8(ascii: "e")), (.integer, UInt8(ascii: "E")),
            (.fraction, UInt8(ascii: "e")), (.fraction, UInt8(ascii: "E")):
            .exponent
        case (.exponent, UInt8(ascii: "+")), (.exponent, UInt8(ascii: "-")): .sign
        case (.exponent, _) where isDigit, (.sign, _) where isDigit, (.power, _) where isDigit:
            .power
        default: nil
        }
    }
}
