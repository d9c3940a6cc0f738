import ExerciseSupport

/// The best value of a JSON text that has come as far as `partial`; nil where there is none yet.
func complete(_ partial: String) -> JSONValue? {
    var text = OpenText()
    for byte in partial.utf8 { text.take(byte) }
    return try? JSONValue(parsing: text.closed)
}

/// A JSON text that is still coming, and what closes it.
private struct OpenText {
    /// Where the text is.
    private enum Place { case between, scalar, name, string }

    private var place = Place.between
    /// What has come, and may be shown.
    private var kept: [UInt8] = []
    /// What has come, and has to wait: a name, a comma, a number, a word, an escape.
    private var waiting: [UInt8] = []
    /// The brackets that are still to come, the outermost first.
    private var closers: [UInt8] = []
    /// Whether a string that begins now is a name.
    private var expectsName = false

    /// What may be shown, as a JSON text that is whole.
    var closed: [UInt8] {
        kept + (place == .string ? [UInt8(ascii: "\"")] : []) + closers.reversed()
    }

    /// Takes the next byte.
    mutating func take(_ byte: UInt8) {
        switch place {
        case .between: takeBetween(byte)
        case .scalar:
            // A number has no last byte of its own: something behind it ends it.
            guard " \n\r\t,]}".utf8.contains(byte) else { return takeScalar(byte) }
            keep()
            place = .between
            takeBetween(byte)
        case .name:
            let isEscaped = escape.count == 1
            waiting.append(byte)
            escape = byte == UInt8(ascii: "\\") && !isEscaped ? [byte] : []
            if byte == UInt8(ascii: "\""), !isEscaped { place = .between }
        case .string: takeInString(byte)
        }
    }

    private mutating func takeBetween(_ byte: UInt8) {
        waiting.append(byte)
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            expectsName = byte == UInt8(ascii: "{")
            closers.append(UInt8(ascii: expectsName ? "}" : "]"))
            keep()
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
            _ = closers.popLast()
            keep()
        case UInt8(ascii: "\""):
            place = expectsName ? .name : .string
            if expectsName { expectsName = false } else { keep() }
        case UInt8(ascii: ","): expectsName = closers.last == UInt8(ascii: "}")
        case UInt8(ascii: ":"), 0x20, 0x0A, 0x0D, 0x09: break
        default: place = .scalar
        }
    }

    private mutating func takeScalar(_ byte: UInt8) {
        waiting.append(byte)
        let text = String(decoding: waiting, as: UTF8.self)
        if ["true", "false", "null"].contains(where: text.hasSuffix) { keep() }
    }

    /// The escape that has begun; in a name, whether the byte before was a backslash.
    private var escape: [UInt8] = []

    private mutating func takeInString(_ byte: UInt8) {
        waiting.append(byte)
        if escape.isEmpty, byte != UInt8(ascii: "\\") {
            keep()
            if byte == UInt8(ascii: "\"") { place = .between }
            return
        }
        escape.append(byte)
        guard isWhole(escape) else { return }
        escape = []
        keep()
    }

    /// Whether an escape is whole: `\n`, `\u00ea`, or both halves of a pair.
    private func isWhole(_ escape: [UInt8]) -> Bool {
        guard escape.count > 1 else { return false }
        guard escape[1] == UInt8(ascii: "u") else { return true }
        guard escape.count >= 6 else { return false }
        let digits = String(decoding: escape[2..<6], as: UTF8.self)
        let isFirstHalf = UInt16(digits, radix: 16).map(UTF16.isLeadSurrogate) ?? false
        return !isFirstHalf || escape.count == 12
    }

    private mutating func keep() {
        kept += waiting
        waiting = []
    }
}
