/// Whether what a student typed is what was asked for.
///
/// The byte that matters must be right; how it was typed must not matter. So white space at the
/// ends and quotes around the whole are dropped, runs of white space count as one, and U+FFFD may
/// be typed as the character, as `U+FFFD`, as `\u{FFFD}` or as `<FFFD>`; numbers may be words.
package struct AnswerMatcher: Sendable {
    private var forms: Set<String>

    /// - Parameter forms: Every text that is right.
    package init(_ forms: [String]) {
        self.forms = Set(forms.map(Self.normalized))
    }

    package func accepts(_ typed: String) -> Bool {
        let normal = Self.normalized(typed)
        return forms.contains(normal) || forms.contains(Self.withoutQuotes(normal))
            || forms.contains { Self.withoutQuotes($0) == Self.withoutQuotes(normal) }
    }

    static func normalized(_ text: String) -> String {
        var text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        for spelling in ["\\u{FFFD}", "\\u{fffd}", "\\uFFFD", "\\ufffd", "<FFFD>", "U+FFFD", "u+fffd"]
        where text.contains(spelling) {
            text = text.replacing(spelling, with: "\u{FFFD}")
        }
        if let number = numbers[text.lowercased()] { text = number }
        return text
    }

    /// A text without one pair of quotes or brackets around the whole.
    private static func withoutQuotes(_ text: String) -> String {
        let pairs: [(Character, Character)] = [
            ("\"", "\""), ("'", "'"), ("`", "`"), ("“", "”"), ("[", "]"), ("(", ")"),
        ]
        for (open, close) in pairs where text.count >= 2 && text.first == open && text.last == close {
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
