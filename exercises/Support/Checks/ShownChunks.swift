/// Chunks as one line: cuts as `|`, control characters as pictures, and `<C3>` for each byte that
/// is no part of a whole character in its chunk.
public func shown(chunks: [[UInt8]]) -> String {
    chunks.map(shown(bytes:)).joined(separator: "|")
}

private func shown(bytes: [UInt8]) -> String {
    var text = ""
    var decoder = UTF8.ForwardParser()
    var position = bytes.makeIterator()
    var index = 0
    loop: while true {
        switch decoder.parseScalar(from: &position) {
        case .valid(let units):
            text += shown(scalar: UTF8.decode(units))
            index += units.count
        case .error(let length):
            for byte in bytes[index..<(index + length)] { text += "<\(hexadecimal(byte))>" }
            index += length
        case .emptyInput:
            break loop
        }
    }
    return text
}

private func shown(scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x00...0x1F: return String(Unicode.Scalar(0x2400 + scalar.value) ?? scalar)
    case 0x7F: return "␡"
    // A mark of its own, since a bare one is a cut.
    case 0x7C: return "\\|"
    default: return isInvisible(scalar) ? "<U+\(hexadecimal(scalar.value))>" : String(scalar)
    }
}

/// Whether a scalar shows nothing, or something that cannot be told from other things.
func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
    // Joiners hold emoji together and are left to do so.
    case .format: scalar.value != 0x200D
    case .spaceSeparator: scalar != " "
    default: false
    }
}

/// A byte in two digits.
func hexadecimal(_ byte: UInt8) -> String {
    padded(String(byte, radix: 16, uppercase: true), to: 2)
}

/// A scalar's number in four digits or more.
func hexadecimal(_ number: UInt32) -> String {
    padded(String(number, radix: 16, uppercase: true), to: 4)
}

private func padded(_ digits: String, to width: Int) -> String {
    String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
