/// Swift source as the few kinds of token that finding declarations needs.
///
/// The Swift Programming Language, "Lexical Structure": comments nest, strings may be raw and of
/// several lines, and interpolations hold code with strings of its own.
package struct SwiftTokens {
    package enum Kind { case word, attribute, string, open, close, other }

    package struct Token {
        package var kind: Kind
        /// A word or attribute without backticks and `@`, a string's content with its common
        /// escapes read, or the sign itself.
        package var text: String
        /// From 1.
        var line: Int
        /// Whether nothing stands between this token and the one before it.
        var touchesPrevious: Bool
    }

    private let bytes: [UInt8]
    private var index = 0
    private var line = 1

    package init(_ source: String) {
        bytes = SourceText(file: "", text: source).text.utf8.map { $0 }
    }

    package mutating func next() -> Token? {
        let start = index
        skipTrivia()
        guard index < bytes.count else { return nil }
        let touches = index == start && start > 0
        let startLine = line
        func token(_ kind: Kind, _ text: String) -> Token {
            Token(kind: kind, text: text, line: startLine, touchesPrevious: touches)
        }
        if let text = string() { return token(.string, text) }
        if let text = word() { return token(.word, text) }
        let byte = bytes[index]
        index += 1
        if byte == UInt8(ascii: "@"), let name = word() { return token(.attribute, name) }
        let sign = String(Character(Unicode.Scalar(byte)))
        if "([{".contains(sign) { return token(.open, sign) }
        if ")]}".contains(sign) { return token(.close, sign) }
        return token(.other, sign)
    }

    private func has(_ text: StaticString, at place: Int) -> Bool {
        let count = text.utf8CodeUnitCount
        guard place + count <= bytes.count else { return false }
        return (0..<count).allSatisfy { bytes[place + $0] == text.utf8Start[$0] }
    }

    private mutating func skipTrivia() {
        while index < bytes.count {
            if bytes[index] == 0x0A {
                line += 1
                index += 1
            } else if bytes[index] <= 0x20 {
                index += 1
            } else if has("//", at: index) {
                while index < bytes.count, bytes[index] != 0x0A { index += 1 }
            } else if has("/*", at: index) {
                skipComment()
            } else {
                return
            }
        }
    }

    private mutating func skipComment() {
        var depth = 0
        repeat {
            if has("/*", at: index) {
                depth += 1
                index += 2
            } else if has("*/", at: index) {
                depth -= 1
                index += 2
            } else {
                if bytes[index] == 0x0A { line += 1 }
                index += 1
            }
        } while depth > 0 && index < bytes.count
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte == UInt8(ascii: "_")
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private mutating func word() -> String? {
        guard index < bytes.count else { return nil }
        let quoted = bytes[index] == UInt8(ascii: "`")
        let start = quoted ? index + 1 : index
        var end = start
        while end < bytes.count,
            quoted
                ? bytes[end] != UInt8(ascii: "`") && bytes[end] != 0x0A
                : Self.isWordByte(bytes[end])
        { end += 1 }
        guard end > start else { return nil }
        index = min(quoted ? end + 1 : end, bytes.count)
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    /// The content of the string literal that begins here; nil where none does.
    private mutating func string() -> String? {
        var signs = 0
        while index + signs < bytes.count, bytes[index + signs] == UInt8(ascii: "#") { signs += 1 }
        let quote = index + signs
        guard quote < bytes.count, bytes[quote] == UInt8(ascii: "\"") else { return nil }
        let isLong = has("\"\"\"", at: quote) && !endsInLine(from: quote + 1, signs)
        index = quote + (isLong ? 3 : 1)
        var content: [UInt8] = []
        while index < bytes.count {
            if closes(signs, isLong) {
                index += (isLong ? 3 : 1) + signs
                break
            }
            let byte = bytes[index]
            // A short string ends with its line at the latest: the compiler will say so.
            if byte == 0x0A && !isLong { break }
            if byte == UInt8(ascii: "\\"), hasSigns(signs, at: index + 1) {
                index += 1 + signs
                takeEscape(into: &content)
                continue
            }
            if byte == 0x0A { line += 1 }
            content.append(byte)
            index += 1
        }
        return String(decoding: content, as: UTF8.self)
    }

    /// Whether a raw string that begins with three quotes ends in its line: `#"""#` is one quote,
    /// and not the beginning of a string of several lines.
    private func endsInLine(from start: Int, _ signs: Int) -> Bool {
        guard signs > 0 else { return false }
        return bytes[start...].prefix { $0 != 0x0A }.indices.contains {
            bytes[$0] == UInt8(ascii: "\"") && hasSigns(signs, at: $0 + 1)
        }
    }

    private func hasSigns(_ count: Int, at place: Int) -> Bool {
        (0..<count).allSatisfy {
            place + $0 < bytes.count && bytes[place + $0] == UInt8(ascii: "#")
        }
    }

    private func closes(_ signs: Int, _ isLong: Bool) -> Bool {
        isLong
            ? has("\"\"\"", at: index) && hasSigns(signs, at: index + 3)
            : bytes[index] == UInt8(ascii: "\"") && hasSigns(signs, at: index + 1)
    }

    /// Reads an escape from behind its backslash and signs.
    private mutating func takeEscape(into content: inout [UInt8]) {
        guard index < bytes.count else { return }
        let escape = bytes[index]
        index += 1
        switch escape {
        case UInt8(ascii: "n"): content.append(0x0A)
        case UInt8(ascii: "r"): content.append(0x0D)
        case UInt8(ascii: "t"): content.append(0x09)
        case UInt8(ascii: "0"): content.append(0x00)
        case UInt8(ascii: "u") where index < bytes.count && bytes[index] == UInt8(ascii: "{"):
            let digits = bytes[(index + 1)...].prefix { $0 != UInt8(ascii: "}") && $0 != 0x0A }
            index = min(index + digits.count + 2, bytes.count)
            let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
            if let scalar = value.flatMap(Unicode.Scalar.init) {
                content.append(contentsOf: String(Character(scalar)).utf8)
            }
        case UInt8(ascii: "("): skipInterpolation()
        case 0x0A: line += 1
        default: content.append(escape)
        }
    }

    /// Skips code up to the parenthesis that closes an interpolation.
    private mutating func skipInterpolation() {
        var depth = 1
        while depth > 0, let token = next() {
            if token.kind == .open, token.text == "(" { depth += 1 }
            if token.kind == .close, token.text == ")" { depth -= 1 }
        }
    }
}
