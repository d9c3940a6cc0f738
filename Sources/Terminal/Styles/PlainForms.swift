/// The text with letters and signs beyond ASCII replaced, for terminals whose locale has no UTF-8.
///
/// Punctuation gets its usual typewriter form; everything else is `?`.
package func asciiForm(of text: String) -> String {
    guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
    var output = ""
    for character in text {
        if character.isASCII {
            output.append(character)
        } else if let known = typewriterForms[character] {
            output += known
        } else {
            output += String(repeating: "?", count: max(1, displayWidth(of: character)))
        }
    }
    return output
}

/// The same for styled text.
package func asciiForm(of text: StyledText) -> StyledText {
    StyledText(text.spans.map { $0.with(asciiForm(of: $0.text)) })
}

private let typewriterForms: [Character: String] = [
    "–": "-", "—": "--", "‐": "-", "‑": "-", "−": "-", "‘": "'", "’": "'", "‚": ",", "“": "\"",
    "”": "\"", "„": "\"", "«": "<<", "»": ">>", "…": "...", "•": "*", "·": ".", "×": "x",
    "→": "->", "←": "<-", "↔": "<->", "⇒": "=>", "↪": ">>", "▶": ">", "◀": "<", "◦": "*",
    "≤": "<=", "≥": ">=", "≠": "!=", "≈": "~", "✓": "ok", "✔": "ok", "✗": "x", "✘": "x",
    "─": "-", "━": "-", "│": "|", "┃": "|", "┄": "-", "┌": "+", "┐": "+", "└": "+", "┘": "+",
    "├": "+", "┤": "+", "┬": "+", "┴": "+", "┼": "+", "\u{A0}": " ", "\u{202F}": " ",
    "␍": "\\r", "␊": "\\n", "␉": "\\t", "␀": "\\0", "␛": "\\e", "␡": "<7F>", "\u{FFFD}": "<U+FFFD>",
]
