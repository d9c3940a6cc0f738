import ExerciseSupport

/// The best value of a JSON text that has come as far as `partial`; nil where there is none yet.
func complete(_ partial: String) -> JSONValue? {
    var text = OpenText()
    for byte in partial.utf8 { text.take(byte) }
    return try? JSONValue(parsing: text.closed)
}

/// A JSON text that is still coming, and what closes it.
private struct OpenText {
    /// What has come, and may be shown.
    // TODO: some bytes have to wait until it is known what they are. Until then, keep them apart.
    private var kept: [UInt8] = []
    /// The brackets that are still to come, the outermost first.
    private var closers: [UInt8] = []

    /// What may be shown, as a JSON text that is whole.
    var closed: [UInt8] { kept + closers.reversed() }

    /// Takes the next byte.
    mutating func take(_ byte: UInt8) {
        kept.append(byte)
        // TODO: a bracket inside a string is text.
        switch byte {
        case UInt8(ascii: "{"): closers.append(UInt8(ascii: "}"))
        case UInt8(ascii: "["): closers.append(UInt8(ascii: "]"))
        case UInt8(ascii: "}"), UInt8(ascii: "]"): _ = closers.popLast()
        // TODO: a string that is open needs its quote; a name that is open is not there at all.
        // TODO: numbers, words and escapes that the text ends in.
        default: break
        }
    }
}
