internal import CEditline

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// What libedit asks for: characters and completions.
extension LineEditor {
    /// Waits for a character, and does meanwhile what other threads ask for.
    /// - Returns: 1, or 0 where the line ends; `ended` then says why.
    func readCharacter(into character: UnsafeMutablePointer<wchar_t>?) -> Int32 {
        // The first time in this line, libedit has just drawn the prompt.
        typeKeptLine()
        while true {
            guard attendToRequests() else { return 0 }
            if isTypedAhead { isTypedAhead = wakePipe.wait(for: input, milliseconds: 0) == .input }
            guard pushedBack != nil || isTypedAhead || inputCame() else { continue }
            switch readScalar() {
            case nil:
                endLine(showing: "")
                ended = .endOfInput
                return 0
            case "\u{3}":
                cancelLine()
                return 0
            // Linux turns a Ctrl-D that was typed while nobody read keys into a NUL.
            case "\u{4}" where handle.line.scalars.isEmpty,
                "\u{0}" where isTypedAhead && handle.line.scalars.isEmpty:
                endLine(showing: "")
                ended = .endOfInput
                return 0
            case "\u{1A}":
                suspend()
            case let scalar?:
                character?.pointee = wchar_t(bitPattern: scalar.value)
                return 1
            }
        }
    }

    /// Waits for input or for what other threads ask for.
    private func inputCame() -> Bool {
        guard awaitsForeground else { return wakePipe.wait(for: input) == .input }
        // Input is the shell's meanwhile; who reads it in the background is stopped for it.
        _ = wakePipe.wait(for: -1, milliseconds: Self.foregroundInterval)
        if isInForeground(input) { redrawAfterStop() }
        return false
    }

    /// How often a process in the background looks whether it is in the foreground, in milliseconds.
    private static let foregroundInterval: Int32 = 200

    /// Reads a character's bytes; U+FFFD for bytes that are no UTF-8; nil at the end.
    private func readScalar() -> Unicode.Scalar? {
        guard let lead = readByte() else { return nil }
        var bytes = [lead]
        let expected = lead < 0xC2 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 1
        while bytes.count < expected, let byte = readByte() {
            guard byte & 0xC0 == 0x80 else {
                // It continues nothing, so it is a character of its own.
                pushedBack = byte
                break
            }
            bytes.append(byte)
        }
        return String(decoding: bytes, as: UTF8.self).unicodeScalars.first
    }

    private func readByte() -> UInt8? {
        if let byte = pushedBack {
            pushedBack = nil
            return byte
        }
        var byte: UInt8 = 0
        while true {
            let count = read(input, &byte, 1)
            if count == 1 { return byte }
            if count == 0 || (errno != EINTR && errno != EAGAIN) { return nil }
            if errno == EAGAIN { _ = wakePipe.wait(for: input) }
        }
    }

    /// Completes the word before the cursor: puts in what all candidates share, or lists them.
    func complete() -> UInt8 {
        let (scalars, cursor) = handle.line
        let line = Self.string(scalars[...])
        let typed = Self.string(scalars[..<cursor])
        let completions = completer(line, typed.count)
        let word = completions.replaced.map { String(typed.suffix($0)) } ?? lastWord(of: typed)
        guard let first = completions.candidates.first else { return UInt8(CC_REFRESH_BEEP) }
        var shared = first
        for candidate in completions.candidates.dropFirst() {
            shared = commonPrefix(shared, candidate)
        }
        if completions.candidates.count == 1 {
            let goesOn = first.hasSuffix("/") || cursor < scalars.count
            replace(word, with: goesOn ? first : first + " ")
        } else if shared.count > word.count {
            replace(word, with: shared)
        } else {
            takeLineAway()
            let size = TerminalSize.ofWindow(descriptor: input)
            put(columnList(completions.candidates, width: size?.columns ?? 80))
            drawLine()
        }
        return UInt8(CC_REFRESH)
    }

    private func replace(_ word: String, with text: String) {
        if !word.isEmpty { el_deletestr(handle.editor, Int32(word.unicodeScalars.count)) }
        _ = withWideCharacters(text) { el_winsertstr(handle.editor, $0) }
    }

    static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}

/// What stands after the last space.
func lastWord(of text: String) -> String {
    guard let space = text.lastIndex(of: " ") else { return text }
    return String(text[text.index(after: space)...])
}

func commonPrefix(_ left: String, _ right: String) -> String {
    String(zip(left, right).prefix { $0 == $1 }.map(\.0))
}

/// Words in columns, read downwards, as lines of at most `width` columns.
func columnList(_ words: [String], width: Int) -> String {
    let shown = words.map { StyledText($0).truncated(to: max(1, width - 1)) }
    let column = (shown.map { displayWidth($0) }.max() ?? 0) + 2
    let perRow = max(1, width / column)
    let rows = (shown.count + perRow - 1) / perRow
    var output = ""
    for row in 0..<rows {
        var line = StyledText()
        for index in stride(from: row, to: shown.count, by: rows) {
            line += index + rows < shown.count ? shown[index].padded(to: column) : shown[index]
        }
        output += line.plainText + "\n"
    }
    return output
}
