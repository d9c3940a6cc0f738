/// Swift source as tokens with their bytes: enough to change a word and leave the rest alone.
///
/// The Swift Programming Language, "Lexical Structure". Comments are left out; a string literal is
/// one token with all that is interpolated in it.
package enum SwiftLexer {
    package enum Kind: Sendable { case word, number, string, sign, punctuation }

    package struct Token: Sendable, Hashable {
        package var kind: Kind
        package var text: String
        /// Its bytes in the source.
        package var range: Range<Int>
    }

    /// All tokens of a source, in order. What is no Swift gives tokens of one byte.
    package static func tokens(in source: [UInt8]) -> [Token] {
        var scanner = Scanner(bytes: source)
        var tokens: [Token] = []
        while let (kind, range) = scanner.next() {
            let text = String(decoding: source[range], as: UTF8.self)
            tokens.append(Token(kind: kind, text: text, range: range))
        }
        return tokens
    }

    private static let operators = Set("/=-+!*%<>&|^~?.".utf8)

    private static func isWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte == UInt8(ascii: "_") || isDigit(byte)
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private struct Scanner {
        let bytes: [UInt8]
        var index = 0

        mutating func next() -> (Kind, Range<Int>)? {
            skipTrivia()
            guard index < bytes.count else { return nil }
            let start = index
            let byte = bytes[index]
            if skipString() { return (.string, start..<index) }
            if isDigit(byte) {
                skipNumber()
                return (.number, start..<index)
            }
            if isWord(byte) || byte == UInt8(ascii: "`") {
                index += 1
                while index < bytes.count, isWord(bytes[index]) || bytes[index] == UInt8(ascii: "`")
                { index += 1 }
                return (.word, start..<index)
            }
            index += 1
            guard operators.contains(byte) else { return (.punctuation, start..<index) }
            // Points make an operator only together with points; else they part names.
            let isOfPoints = byte == UInt8(ascii: ".")
            while index < bytes.count, operators.contains(bytes[index]), !has("//"), !has("/*") {
                if isOfPoints, bytes[index] != UInt8(ascii: "."), bytes[index] != UInt8(ascii: "<")
                {
                    break
                }
                if !isOfPoints, bytes[index] == UInt8(ascii: ".") { break }
                index += 1
            }
            return (index - start == 1 && isOfPoints ? .punctuation : .sign, start..<index)
        }

        private func has(_ text: StaticString, at place: Int? = nil) -> Bool {
            let place = place ?? index
            let count = text.utf8CodeUnitCount
            guard place + count <= bytes.count else { return false }
            return (0..<count).allSatisfy { bytes[place + $0] == text.utf8Start[$0] }
        }

        private mutating func skipTrivia() {
            while index < bytes.count {
                if bytes[index] <= 0x20 {
                    index += 1
                } else if has("//") {
                    while index < bytes.count, bytes[index] != 0x0A { index += 1 }
                } else if has("/*") {
                    var depth = 0
                    repeat {
                        if has("/*") {
                            depth += 1
                            index += 2
                        } else if has("*/") {
                            depth -= 1
                            index += 2
                        } else {
                            index += 1
                        }
                    } while depth > 0 && index < bytes.count
                } else {
                    return
                }
            }
        }

        /// A number; its point belongs to it only before a digit, so that `0..<3` is three tokens.
        private mutating func skipNumber() {
            while index < bytes.count {
                let isPoint =
                    bytes[index] == UInt8(ascii: ".") && index + 1 < bytes.count
                    && isDigit(bytes[index + 1])
                guard isWord(bytes[index]) || isPoint else { return }
                index += 1
            }
        }

        /// - Returns: Whether a string literal began here.
        private mutating func skipString() -> Bool {
            var quote = index
            while quote < bytes.count, bytes[quote] == UInt8(ascii: "#") { quote += 1 }
            guard quote < bytes.count, bytes[quote] == UInt8(ascii: "\"") else { return false }
            let signs = quote - index
            let isLong = has("\"\"\"", at: quote)
            let width = isLong ? 3 : 1
            index = quote + width
            while index < bytes.count {
                let isQuote = isLong ? has("\"\"\"") : bytes[index] == UInt8(ascii: "\"")
                if isQuote, hasSigns(signs, at: index + width) {
                    index += width + signs
                    return true
                }
                if bytes[index] == 0x0A, !isLong { return true }
                if bytes[index] == UInt8(ascii: "\\"), hasSigns(signs, at: index + 1) {
                    index += 1 + signs
                    guard index < bytes.count else { return true }
                    if bytes[index] == UInt8(ascii: "(") {
                        skipInterpolation()
                        continue
                    }
                }
                index += 1
            }
            return true
        }

        private func hasSigns(_ count: Int, at place: Int) -> Bool {
            (0..<count).allSatisfy {
                place + $0 < bytes.count && bytes[place + $0] == UInt8(ascii: "#")
            }
        }

        private mutating func skipInterpolation() {
            var depth = 0
            repeat {
                guard let (kind, range) = next() else { return }
                guard kind == .punctuation else { continue }
                if bytes[range.lowerBound] == UInt8(ascii: "(") { depth += 1 }
                if bytes[range.lowerBound] == UInt8(ascii: ")") { depth -= 1 }
            } while depth > 0
        }
    }
}
