/// A prompt in libedit's form: escape sequences stand between two marks, so that they take no
/// columns.
struct PromptText {
    /// Cannot be part of a prompt's text, where controls are made visible.
    static let mark: Unicode.Scalar = "\u{1}"

    /// The lines before the last one, which are printed once.
    let before: [StyledLine]
    /// The last line, which is drawn with what is typed.
    let plain: String
    /// The last line with its marked escape sequences.
    let marked: String

    init(_ prompt: StyledText, profile: TerminalProfile) {
        let lines = profile.adapted(prompt).linesOfText.map { StyledLine($0) }
        before = Array(lines.dropLast())
        let last = lines.last?.text ?? ""
        // libedit loses a sequence at the very end: the prompt ends in a space without a style.
        plain = last.plainText.hasSuffix(" ") ? last.plainText : last.plainText + " "
        guard profile.usesColour else {
            marked = plain
            return
        }
        var text = ""
        var isStyled = false
        for span in StyledText(plainEnd: last).spans {
            let codes = span.style.attributes
            if !codes.isEmpty || isStyled {
                // One sequence for both borders: two marked parts may not touch.
                let sequence = ([0] + codes).map { String($0) }.joined(separator: ";")
                text += "\(Self.mark)\u{1B}[\(sequence)m\(Self.mark)"
            }
            isStyled = !codes.isEmpty
            text += span.text
        }
        marked = text
    }
}

extension StyledText {
    /// The text without the spaces at its end, and one space without a style.
    fileprivate init(plainEnd text: StyledText) {
        var spans = text.spans
        while let last = spans.last {
            var kept = last.text[...]
            while kept.last == " " { kept.removeLast() }
            spans.removeLast()
            if !kept.isEmpty {
                spans.append(last.with(String(kept)))
                break
            }
        }
        self.init(spans)
        let spaces = displayWidth(text) - displayWidth(self)
        append(StyledSpan(String(repeating: " ", count: max(1, spaces))))
    }
}
