/// Breaks text into lines of at most `width` columns, at spaces and between East Asian characters.
///
/// Line feeds in the text end a line. A word that is longer than a line is broken between
/// characters. Spaces at a break fall away; nothing else is lost.
/// - Parameters:
///   - first: Stands before the first line, such as a list's mark.
///   - rest: Stands before every other line; as wide as `first` for a hanging indent.
package func wrap(
    _ text: StyledText,
    width: Int,
    first: StyledText = "",
    rest: StyledText = ""
) -> [StyledLine] {
    var wrapper = LineWrapper(width: width, first: first, rest: rest)
    for span in text.spans { wrapper.add(span) }
    return wrapper.finish()
}

/// Breaks text that is to be kept to the letter, such as code: behind a space in the last third of
/// a line, else at the last column that fits.
/// - Parameters:
///   - first: Stands before every line of the text.
///   - continuation: Stands before the rest of a line that was too long, and says so.
package func wrapVerbatim(
    _ text: StyledText,
    width: Int,
    first: StyledText = "",
    continuation: StyledText = ""
) -> [StyledLine] {
    var lines: [StyledLine] = []
    for source in text.linesOfText {
        var line = StyledLine(source).text
        var prefix = first
        repeat {
            let (head, tail) = line.splitVerbatim(atColumn: max(2, width - displayWidth(prefix)))
            lines.append(StyledLine(prefix + head))
            line = tail
            prefix = continuation
        } while !line.isEmpty
    }
    return lines
}

/// Gathers words into lines. A word is what stands between two spaces, whatever its styles.
private struct LineWrapper {
    let width: Int
    let rest: StyledText
    let restWidth: Int

    private var lines: [StyledLine] = []
    private var line: StyledText
    private var lineWidth: Int
    private var hasWords = false
    /// Spaces since the last word; they are written when another word follows on the line.
    private var spaces = StyledText()
    private var word = StyledText()
    private var wordWidth = 0
    /// The character before the next one, where no space stands between them.
    private var previous: Character?

    init(width: Int, first: StyledText, rest: StyledText) {
        self.width = width
        self.rest = rest
        restWidth = displayWidth(rest)
        line = first
        lineWidth = displayWidth(first)
    }

    mutating func add(_ span: StyledSpan) {
        var piece = ""
        var pieceWidth = 0
        func flushed(_ wrapper: inout LineWrapper) {
            guard !piece.isEmpty else { return }
            wrapper.word.append(span.with(piece))
            wrapper.wordWidth += pieceWidth
            piece = ""
            pieceWidth = 0
        }
        for character in span.text {
            switch character {
            case " ", "\t":
                flushed(&self)
                endWord()
                spaces.append(span.with(" "))
                previous = nil
            case "\n", "\r\n":
                flushed(&self)
                endWord()
                endLine()
                previous = nil
            default:
                if let previous, mayBreak(between: previous, and: character) {
                    flushed(&self)
                    endWord()
                }
                piece.append(character)
                pieceWidth += displayWidth(of: character)
                previous = character
            }
        }
        flushed(&self)
    }

    private mutating func endWord() {
        guard !word.isEmpty else { return }
        if hasWords, lineWidth + displayWidth(spaces) + wordWidth > width { endLine() }
        if hasWords {
            line.append(spaces)
            lineWidth += displayWidth(spaces)
        }
        spaces = StyledText()
        while lineWidth + wordWidth > width {
            let (head, tail) = word.split(atColumn: max(1, width - lineWidth))
            line.append(head)
            word = tail
            wordWidth = displayWidth(tail)
            guard !tail.isEmpty else { break }
            endLine()
        }
        line.append(word)
        lineWidth += wordWidth
        hasWords = true
        word = StyledText()
        wordWidth = 0
    }

    private mutating func endLine() {
        lines.append(StyledLine(line))
        line = rest
        lineWidth = restWidth
        hasWords = false
        spaces = StyledText()
    }

    mutating func finish() -> [StyledLine] {
        endWord()
        if hasWords || lines.isEmpty { lines.append(StyledLine(line)) }
        return lines
    }
}

/// Whether a line may end between two characters that no space parts: around ideographs and kana,
/// but not before what closes and not after what opens (JIS X 4051 in its simplest form).
private func mayBreak(between left: Character, and right: Character) -> Bool {
    guard isEastAsian(left) || isEastAsian(right) else { return false }
    return !"、。，．！？：；）］｝〕〉》」』】ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ.,!?:;)]}".contains(right)
        && !"（［｛〔〈《「『【([{".contains(left)
}

private func isEastAsian(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    return (0x2E80...0xFFEF).contains(scalar.value) || (0x20000...0x3FFFD).contains(scalar.value)
        ? isWide(scalar) : false
}
