import ExerciseSupport

/// The text of a field, as far as it has come.
/// - Parameter partialArguments: The beginning of a JSON object, cut anywhere.
func preview(of field: String, in partialArguments: String) -> String? {
    var reader = JSONScanner(partialArguments)
    guard reader.skip("{") else { return nil }
    repeat {
        guard let name = reader.text(), reader.skip(":") else { return nil }
        if name == field { return reader.text() }
        reader.skipValue()
    } while reader.skip(",")
    return nil
}

/// Goes through a JSON text in UTF-16, in which `\u` escapes are written.
private struct JSONScanner {
    private var units: ArraySlice<UInt16>

    init(_ text: String) { units = Array(text.utf16)[...] }

    /// Goes past white space, and this sign where it comes next.
    mutating func skip(_ sign: Unicode.Scalar) -> Bool {
        while let unit = units.first, [0x20, 0x09, 0x0A, 0x0D].contains(unit) {
            units.removeFirst()
        }
        guard let unit = units.first, UInt32(unit) == sign.value else { return false }
        units.removeFirst()
        return true
    }

    /// Reads a text, as far as it has come; nil where there is none.
    mutating func text() -> String? {
        guard skip("\"") else { return nil }
        var text: [UInt16] = []
        while let unit = units.popFirst() {
            if unit == 0x22 { return String(decoding: text, as: UTF16.self) }
            guard let next = unit == 0x5C ? escape() : unit else { break }
            text.append(next)
        }
        // Its other half may still come.
        if let last = text.last, UTF16.isLeadSurrogate(last) { text.removeLast() }
        return String(decoding: text, as: UTF16.self)
    }

    /// Reads an escape behind its backslash; nil where it is cut.
    private mutating func escape() -> UInt16? {
        guard let letter = units.popFirst().flatMap({ Unicode.Scalar($0) }) else { return nil }
        switch letter {
        case "b": return 0x08
        case "f": return 0x0C
        case "n": return 0x0A
        case "r": return 0x0D
        case "t": return 0x09
        case "u":
            let digits = String(decoding: units.prefix(4), as: UTF16.self)
            units = units.dropFirst(4)
            return digits.utf8.count == 4 ? UInt16(digits, radix: 16) : nil
        default: return UInt16(letter.value)
        }
    }

    /// Goes past a value, up to the comma behind it, or to the end where there is none.
    mutating func skipValue() {
        var depth = 0
        while !units.isEmpty {
            // No sign in a text means anything.
            _ = text()
            if skip("{") || skip("[") {
                depth += 1
            } else if skip("}") || skip("]") {
                depth -= 1
            } else if depth == 0, units.first == 0x2C {
                return
            } else {
                _ = units.popFirst()
            }
        }
    }
}
