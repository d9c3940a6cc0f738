/// How many columns a character (a grapheme cluster) takes in a terminal: 0, 1, 2, or more for a
/// cluster of several letters.
///
/// A cluster that is one picture counts once: emoji with a skin tone, joined by ZWJ, of two
/// regional indicators, or made a picture by U+FE0F.
package func displayWidth(of character: Character) -> Int {
    let scalars = character.unicodeScalars
    let first = scalars[scalars.startIndex]
    if scalars.index(after: scalars.startIndex) == scalars.endIndex { return columns(of: first) }
    if isRegionalIndicator(first) { return 2 }
    var sum = 0
    var isPicture = first.properties.isEmojiPresentation
    for scalar in scalars {
        // Variation selector 16 asks for the picture (UTS #51, 1.4.3).
        if scalar.value == 0xFE0F { isPicture = true }
        sum += columns(of: scalar)
    }
    return isPicture ? 2 : sum
}

/// How many columns a text takes; line feeds and other controls take none.
package func displayWidth(_ text: String) -> Int {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
    return text.reduce(0) { $0 + displayWidth(of: $1) }
}

/// How many columns styled text takes.
package func displayWidth(_ text: StyledText) -> Int {
    text.spans.reduce(0) { $0 + displayWidth($1.text) }
}

/// How many columns one scalar takes by itself.
func columns(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20...0x7E: return 1
    case 0..<0x20, 0x7F...0x9F: return 0
    case 0xA0..<0x300: return 1
    // Vowels and final consonants of Hangul join the syllable before them.
    case 0x1160...0x11FF, 0xD7B0...0xD7FF: return 0
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .lineSeparator, .paragraphSeparator: return 0
    default: return isWide(scalar) ? 2 : 1
    }
}

func isRegionalIndicator(_ scalar: Unicode.Scalar) -> Bool {
    (0x1F1E6...0x1F1FF).contains(scalar.value)
}
