/// Which characters without a form of their own may stay.
package enum KeptControls: Sendable {
    case none
    /// Line feeds.
    case lines
    /// Line feeds and tabs.
    case linesAndTabs
}

/// Text from a student or a server, with everything that would act on a terminal made visible.
///
/// Control characters become their pictures (`␍ ␊ ␉ ␀ ␛`), the C1 controls, the marks that turn
/// the direction of text around, and invisible characters become `<U+202E>`. Joiners inside emoji
/// and between letters stay.
package func visibleText(_ text: String, keeping kept: KeptControls = .none) -> String {
    guard text.utf8.contains(where: startsSuspicious) else { return text }
    var output = ""
    output.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0x0A where kept != .none, 0x09 where kept == .linesAndTabs:
            output.unicodeScalars.append(scalar)
        case 0..<0x20:
            output.unicodeScalars.append(Unicode.Scalar(0x2400 + scalar.value) ?? "?")
        case 0x7F:
            output += "␡"
        case 0x80...0x9F, 0xAD, 0x061C, 0x180E, 0x200B, 0x200E...0x200F, 0x2028...0x202E,
            0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB:
            let digits = String(scalar.value, radix: 16, uppercase: true)
            output += "<U+\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)>"
        default:
            output.unicodeScalars.append(scalar)
        }
    }
    return output
}

/// Bytes as text: valid UTF-8 as it is, with controls made visible, each other byte as `<C3>`.
package func visibleText(bytes: [UInt8], keeping kept: KeptControls = .none) -> String {
    var output = ""
    var rest = bytes[...]
    while !rest.isEmpty {
        var valid = rest.startIndex
        while valid < rest.endIndex, let length = utf8Length(at: valid, in: rest) {
            valid += length
        }
        output += visibleText(String(decoding: rest[..<valid], as: UTF8.self), keeping: kept)
        guard valid < rest.endIndex else { break }
        let digits = String(rest[valid], radix: 16, uppercase: true)
        output += digits.utf8.count == 1 ? "<0\(digits)>" : "<\(digits)>"
        rest = rest[(valid + 1)...]
    }
    return output
}

/// How many bytes the well-formed character at `index` has (Unicode Standard, table 3-7); nil where
/// there is none.
func utf8Length(at index: Int, in bytes: ArraySlice<UInt8>) -> Int? {
    let lead = bytes[index]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    case 0xF1...0xF3: length = 4
    default: return nil
    }
    guard index + length <= bytes.endIndex, second.contains(bytes[index + 1]) else { return nil }
    for position in (index + 2)..<max(index + 2, index + length)
    where !(0x80...0xBF).contains(bytes[position]) {
        return nil
    }
    return length
}

/// Bytes that start a character which may have to be replaced; most text has none of them.
private func startsSuspicious(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, 0x7F, 0xC2, 0xD8, 0xE1, 0xE2, 0xEF: true
    default: false
    }
}
