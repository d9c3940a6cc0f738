/// A quiet colouring of code: keywords, strings, comments and numbers.
///
/// It is no parser. It never fails and never changes the text: the spans joined are the text.
struct CodeTokenizer: Sendable {
    private let language: CodeLanguage?

    /// - Parameter language: The first word of a fence, such as `swift`; an unknown one gives text
    ///   without colours.
    init(language: String) { self.language = CodeLanguage(named: language) }

    func spans(_ code: String) -> [StyledSpan] {
        switch language {
        case nil: return [StyledSpan(code)]
        case .grammar(let grammar):
            var scanner = CodeScanner(code, grammar: grammar)
            return scanner.scan()
        case .eventStream: return lineSpans(code, eventStreamLine)
        case .http: return httpSpans(code)
        case .difference: return lineSpans(code, differenceLine)
        }
    }

    /// Colours line by line; line feeds stay in the text.
    private func lineSpans(
        _ code: String,
        _ colour: (Substring) -> [StyledSpan]
    ) -> [StyledSpan] {
        var spans: [StyledSpan] = []
        var rest = code[...]
        while !rest.isEmpty {
            let end = rest.firstIndex(where: \.isNewline) ?? rest.endIndex
            spans += colour(rest[..<end])
            if end < rest.endIndex { spans.append(StyledSpan(String(rest[end]))) }
            rest = end < rest.endIndex ? rest[rest.index(after: end)...] : ""
        }
        return spans
    }

    /// `name: value`, and lines that start with a colon, which are comments (WHATWG HTML, 9.2.5).
    private func eventStreamLine(_ line: Substring) -> [StyledSpan] {
        guard let colon = line.firstIndex(of: ":") else { return [StyledSpan(String(line))] }
        if colon == line.startIndex { return [StyledSpan(String(line), .codeComment)] }
        return [
            StyledSpan(String(line[..<colon]), .codeName), StyledSpan(String(line[colon...])),
        ]
    }

    private func differenceLine(_ line: Substring) -> [StyledSpan] {
        let style: Style =
            switch line.first {
            case "+": .added
            case "-": .removed
            case "@": .codeComment
            default: []
            }
        return [StyledSpan(String(line), style)]
    }

    /// The start line, then header fields up to an empty line, then the body as it is.
    private func httpSpans(_ code: String) -> [StyledSpan] {
        var isStart = true
        var isBody = false
        return lineSpans(code) { line in
            defer { isStart = false }
            if line.isEmpty { isBody = !isStart }
            if isBody { return [StyledSpan(String(line))] }
            if isStart { return [StyledSpan(String(line), .codeKeyword)] }
            return eventStreamLine(line)
        }
    }
}
