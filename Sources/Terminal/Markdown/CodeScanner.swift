/// Goes through code once and says what each piece is.
struct CodeScanner {
    private let characters: [Character]
    private let grammar: CodeGrammar
    private var index = 0
    private var spans: [StyledSpan] = []
    /// Text that is nothing special, up to the next piece.
    private var plain = ""

    init(_ code: String, grammar: CodeGrammar) {
        characters = Array(code)
        self.grammar = grammar
    }

    mutating func scan() -> [StyledSpan] {
        while index < characters.count {
            if let end = endOfComment() {
                emit(to: end, .codeComment)
            } else if let end = endOfString() {
                emit(to: end, grammar.hasKeys && isKey(end) ? .codeName : .codeString)
            } else if characters[index].isASCII, characters[index].isNumber {
                emit(to: endOfNumber(), .codeNumber)
            } else if isNameStart(characters[index]) {
                emitName()
            } else {
                plain.append(characters[index])
                index += 1
            }
        }
        flush()
        return spans
    }

    private mutating func emit(to end: Int, _ style: Style) {
        if style.isEmpty {
            plain += String(characters[index..<end])
        } else {
            flush()
            spans.append(StyledSpan(String(characters[index..<end]), style))
        }
        index = end
    }

    private mutating func flush() {
        if !plain.isEmpty { spans.append(StyledSpan(plain)) }
        plain = ""
    }

    private func starts(with text: String, at position: Int) -> Bool {
        var position = position
        for character in text {
            guard position < characters.count, characters[position] == character else {
                return false
            }
            position += 1
        }
        return true
    }

    private func endOfComment() -> Int? {
        for mark in grammar.lineComments where starts(with: mark, at: index) {
            // In a shell a # inside of a word is a part of it.
            if mark == "#", index > 0, !characters[index - 1].isWhitespace { continue }
            return characters[index...].firstIndex(where: \.isNewline) ?? characters.count
        }
        guard grammar.blockComments, starts(with: "/*", at: index) else { return nil }
        var end = index + 2
        while end < characters.count, !starts(with: "*/", at: end) { end += 1 }
        return min(end + 2, characters.count)
    }

    private func endOfString() -> Int? {
        guard let mark = grammar.strings.first(where: { starts(with: $0, at: index) }) else {
            return nil
        }
        let isLong = grammar.longStrings.contains(mark)
        var end = index + mark.count
        while end < characters.count {
            if starts(with: mark, at: end) { return end + mark.count }
            if characters[end].isNewline, !isLong { return end }
            end += characters[end] == "\\" ? 2 : 1
        }
        return characters.count
    }

    private func isKey(_ end: Int) -> Bool {
        characters[end...].first { !$0.isWhitespace } == ":"
    }

    private func endOfNumber() -> Int {
        var end = index
        while end < characters.count, isNamePart(characters[end]) || characters[end] == "." {
            // The dots of a range end its first number.
            if characters[end] == ".", !(end + 1 < characters.count && characters[end + 1].isNumber)
            {
                break
            }
            end += 1
        }
        return max(end, index + 1)
    }

    private func isNameStart(_ character: Character) -> Bool {
        character.isLetter || grammar.nameStarts.contains(character)
    }

    private func isNamePart(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_"
    }

    private mutating func emitName() {
        let first = characters[index]
        var end = index + 1
        while end < characters.count, isNamePart(characters[end]) { end += 1 }
        let name = String(characters[index..<end])
        if grammar.keywords.contains(name) || (first == "@" && name.count > 1) {
            emit(to: end, .codeKeyword)
        } else if first == "$", name.count > 1 {
            emit(to: end, .codeName)
        } else {
            emit(to: end, [])
        }
    }
}
