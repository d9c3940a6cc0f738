// caught by: outermost, everyPrefix, randomObjects — where the name stands in quotes, the field begins
import ExerciseSupport

func preview(of field: String, in partialArguments: String) -> String? {
    var reader = JSONScanner(partialArguments)
    while !reader.isAtEnd {
        if let name = reader.text() {
            if name.isWhole, name.text == field, reader.skip(":") { return reader.text()?.text }
        } else {
            reader.step()
        }
    }
    return nil
}

private struct JSONScanner {
    private var units: ArraySlice<UInt16>

    init(_ text: String) { units = Array(text.utf16)[...] }

    var isAtEnd: Bool { units.isEmpty }
    mutating func step() { _ = units.popFirst() }

    mutating func skip(_ sign: Unicode.Scalar) -> Bool {
        while let unit = units.first, [0x20, 0x09, 0x0A, 0x0D].contains(unit) {
            units.removeFirst()
        }
        guard let unit = units.first, UInt32(unit) == sign.value else { return false }
        units.removeFirst()
        return true
    }

    mutating func text() -> (text: String, isWhole: Bool)? {
        guard skip("\"") else { return nil }
        var text: [UInt16] = []
        while let unit = units.popFirst() {
            if unit == 0x22 { return (String(decoding: text, as: UTF16.self), true) }
            guard let next = unit == 0x5C ? escape() : unit else { break }
            text.append(next)
        }
        if let last = text.last, UTF16.isLeadSurrogate(last) { text.removeLast() }
        return (String(decoding: text, as: UTF16.self), false)
    }

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
}
