/// Whether what a student typed is what was asked for.
///
/// The byte that matters must be right; how it was typed must not matter. So white space at the
/// ends and quotes around the whole are dropped, runs of it between words count as one, and U+FFFD may
/// be typed as the character, as `?`, as `U+FFFD`, as `\u{FFFD}` or as `<FFFD>`; numbers may be words.
package struct AnswerMatcher: Sendable {
    private var forms: Set<String>

    /// - Parameter forms: Every text that is right.
    package init(_ forms: [String]) {
        self.forms = Set(forms.map(Self.normalized))
    }

    package func accepts(_ typed: String) -> Bool {
        let normal = Self.normalized(typed)
        // Nobody has a key for U+FFFD.
        let replaced = normal.replacing("?", with: "\u{FFFD}")
        if forms.contains(where: { $0.contains("\u{FFFD}") && $0 == replaced }) { return true }
        let bare = Self.normalized(Self.withoutQuotes(normal))
        return forms.contains(normal)
            || forms.contains { Self.normalized(Self.withoutQuotes($0)) == bare }
    }

    static func normalized(_ text: String) -> String {
        var text = withSingleSpaces(text)
        for spelling in [
            "\\u{FFFD}", "\\u{fffd}", "\\uFFFD", "\\ufffd", "<FFFD>", "U+FFFD", "u+fffd",
        ]
        where text.contains(spelling) {
            text = text.replacing(spelling, with: "\u{FFFD}")
        }
        if let number = numbers[text.lowercased()] { text = number }
        return text
    }

    /// The text without white space at its ends, and with single spaces between words.
    ///
    /// Inside quotes, and in a text that is more than words, spaces may be what was asked for.
    private static func withSingleSpaces(_ text: String) -> String {
        let words = text.split(whereSeparator: \.isWhitespace)
        guard let first = words.first, let last = words.last else { return "" }
        if words.allSatisfy({ $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "," } }) {
            return words.joined(separator: " ")
        }
        var isQuoted = false
        var result = ""
        for character in text[first.startIndex..<last.endIndex] {
            if character == "\"" { isQuoted.toggle() }
            if character.isWhitespace, !isQuoted, text.contains("\""), result.last == " " {
                continue
            }
            result.append(character)
        }
        return result
    }

    /// A text without one pair of quotes or brackets around the whole.
    private static func withoutQuotes(_ text: String) -> String {
        let pairs: [(Character, Character)] = [
            ("\"", "\""), ("'", "'"), ("`", "`"), ("“", "”"), ("[", "]"), ("(", ")"),
        ]
        for (open, close) in pairs where text.count >= 2 && text.first == open && text.last == close
        {
            let inner = text.dropFirst().dropLast()
            // `"a" "b"` is two quoted words, and not one text in quotes.
            if !inner.contains(open), !inner.contains(close) { return String(inner) }
        }
        return text
    }

    private static let numbers: [String: String] = [
        "none": "0", "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4",
        "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10",
    ]
}
