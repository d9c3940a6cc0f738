/// Cuts text into pieces of the size that a model's tokens have: about four letters or three
/// quarters of a word of English (OpenAI, "What are tokens and how to count them").
///
/// A word takes the space before it along, as in byte pair encodings; long words, numbers and
/// scripts without spaces become several pieces. Joined, the pieces are the text again. No piece
/// ends inside a character, as no delta of the API does.
func tokens(of text: String) -> [Substring] {
    var pieces: [Substring] = []
    var start = text.startIndex
    var current = PieceKind.none
    var length = 0
    var index = text.startIndex
    while index < text.endIndex {
        let character = text[index]
        let kind = PieceKind(character)
        // A space opens the piece of the word behind it.
        let continues =
            switch (current, kind) {
            case (.none, _): true
            case (.space, .word), (.space, .digits), (.space, .mark): length == 1
            case (.word, .word): length < 7
            case (.digits, .digits): length < 4
            // `{"` and `":` are single tokens of most encodings.
            case (.mark, .mark), (.newline, .newline): length < 2
            case (.wide, .wide): false
            default: false
            }
        if !continues {
            pieces.append(text[start..<index])
            start = index
            length = 0
        }
        current = kind
        length += 1
        index = text.index(after: index)
    }
    if start < text.endIndex { pieces.append(text[start...]) }
    return pieces
}

/// What kind of piece a character belongs to.
private enum PieceKind {
    case none, space, word, digits, mark, newline, wide

    init(_ character: Character) {
        switch character {
        case " ", "\t": self = .space
        case "0"..."9": self = .digits
        case _ where character.isNewline: self = .newline
        case _ where character.isASCII:
            self = character.isLetter || character == "'" ? .word : .mark
        // Latin, Greek and Cyrillic letters make words as ASCII does.
        case "\u{00C0}"..."\u{052F}": self = .word
        default: self = .wide
        }
    }
}
