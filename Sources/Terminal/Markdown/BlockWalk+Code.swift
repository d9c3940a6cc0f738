/// Code blocks and the diagrams among them.
extension BlockWalk {
    mutating func addCode(_ literal: String, language: String) {
        if language == "mermaid", let diagram = SequenceDiagram(source: literal) {
            let first = takeFirstPrefix()
            let lines = diagram.lines(
                width: profile.width - displayWidth(prefix),
                profile: profile
            )
            add(.diagram, lines.enumerated().map { $1.indented(by: $0 == 0 ? first : prefix) })
            return
        }
        let indent = String(repeating: " ", count: theme.codeIndent)
        let code = StyledText(
            CodeTokenizer(language: language).spans(literal.droppingLastLineFeed)
        )
        let inner = prefix + StyledText(indent)
        let mark = Symbol.continuation.text(for: profile) + " "
        let lines = wrapVerbatim(
            profile.adapted(code),
            width: profile.width,
            first: inner,
            continuation: inner + StyledText(mark, .dim)
        )
        if let first = markPrefix {
            markPrefix = nil
            add(.listItem, [StyledLine(first)])
            add(.code(language: language), lines, standsApart: false)
        } else {
            add(.code(language: language), lines)
        }
    }
}
