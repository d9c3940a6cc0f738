import Terminal

/// A run of text with a role; screens are written as lists of them.
typealias Piece = StyledText

extension StyledText {
    static func plain(_ text: String) -> StyledText { StyledText(text) }
    static func strong(_ text: String) -> StyledText { StyledText(text, .strong) }
    static func heading(_ text: String) -> StyledText { StyledText(text, .heading) }
    static func code(_ text: String) -> StyledText { StyledText(text, .code) }
    static func dim(_ text: String) -> StyledText { StyledText(text, .dim) }

    init(pieces: [StyledText]) { self = pieces.reduce(into: StyledText()) { $0.append($1) } }
}

/// The sign before a message.
enum Mark: Sendable {
    case ok
    case bad
    case question
    case hint
    case demo
}

/// Puts a screen together line by line, wrapped to the terminal's width.
struct ScreenBuilder {
    let profile: TerminalProfile
    private(set) var lines: [StyledLine] = []

    /// The margin of everything on screens.
    static let margin = 2

    init(_ profile: TerminalProfile) { self.profile = profile }

    /// An empty line; never two in a row.
    mutating func blank() {
        if let last = lines.last, last.isBlank { return }
        lines.append("")
    }

    /// A paragraph.
    mutating func text(_ pieces: [Piece], indent: Int = margin) {
        let space = StyledText(String(repeating: " ", count: indent))
        lines += profile.lines(StyledText(pieces: pieces), first: space, rest: space)
    }

    /// A paragraph behind a sign, the following lines below its text.
    mutating func item(_ sign: String, _ pieces: [Piece], indent: Int) {
        let first = String(repeating: " ", count: indent) + sign + " "
        let rest = String(repeating: " ", count: displayWidth(first))
        lines += profile.lines(
            StyledText(pieces: pieces),
            first: StyledText(first),
            rest: StyledText(rest)
        )
    }

    /// A message behind `ok`, `x`, `?` or `hint:`.
    mutating func marked(_ mark: Mark, _ pieces: [Piece]) {
        let sign: StyledText =
            switch mark {
            case .ok: Symbol.ok.styled(for: profile)
            case .bad: Symbol.bad.styled(for: profile)
            case .question: Symbol.question.styled(for: profile)
            case .demo: Symbol.pointer.styled(for: profile)
            case .hint: StyledText()
            }
        let space = String(repeating: " ", count: Self.margin)
        guard !sign.isEmpty else { return text(pieces) }
        let width = displayWidth(sign) < 3 ? 4 : displayWidth(sign) + 1
        let gap = String(repeating: " ", count: width - displayWidth(sign))
        lines += profile.lines(
            StyledText(pieces: pieces),
            first: StyledText(space) + sign + StyledText(gap),
            rest: StyledText(space + String(repeating: " ", count: width))
        )
    }

    /// Two texts at both ends of a line; below each other where they do not fit.
    mutating func row(_ left: [Piece], _ right: [Piece]) {
        let left = profile.adapted(StyledText(pieces: left))
        let right = profile.adapted(StyledText(pieces: right))
        let space = StyledText(String(repeating: " ", count: Self.margin))
        let gap =
            min(profile.width, 100) - 2 * Self.margin - displayWidth(left) - displayWidth(right)
        guard gap >= 2 else {
            text([left])
            if !right.isEmpty { text([right]) }
            return
        }
        lines.append(
            StyledLine(space + left + StyledText(String(repeating: " ", count: gap)) + right)
        )
    }

    /// A name and what is said of it, in two columns; below each other on narrow terminals.
    mutating func entry(_ name: String, _ text: String, column: Int) {
        let space = String(repeating: " ", count: Self.margin)
        guard profile.width >= column + 24, displayWidth(name) < column else {
            self.text([.code(name)])
            self.text(inline(text), indent: Self.margin + 4)
            return
        }
        let padded = name + String(repeating: " ", count: column - displayWidth(name))
        lines += profile.lines(
            StyledText(pieces: inline(text)),
            first: StyledText(space) + StyledText(padded, .code),
            rest: StyledText(String(repeating: " ", count: Self.margin + column))
        )
    }

    /// Text that keeps its lines and spaces.
    mutating func verbatim(_ text: String, indent: Int, style: Style = []) {
        var text = text
        while text.last == "\n" { text.removeLast() }
        let space = StyledText(String(repeating: " ", count: indent))
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            lines += wrapVerbatim(
                profile.adapted(StyledText(String(line), style)),
                width: profile.width,
                first: space,
                continuation: space + StyledText(Symbol.continuation.text(for: profile) + " ", .dim)
            )
        }
    }

    /// Markdown, indented.
    mutating func markdown(_ text: String, indent: Int = margin) {
        lines +=
            MarkdownRenderer(profile: profile, theme: MarkdownTheme(margin: indent)).blocks(text)
            .lines
    }

    mutating func add(_ more: [StyledLine]) { lines += more }

    /// Blocks of a longer text, a blank line before each that stands apart.
    mutating func add(_ blocks: ArraySlice<RenderedBlock>, isStart: Bool) {
        if !isStart { blank() }
        lines += Array(blocks).lines
        blank()
    }

    /// One dim line of text, rendered.
    static func line(_ text: String, _ profile: TerminalProfile) -> String {
        StyledLine(StyledText(text, .dim)).rendered(for: profile) + "\n"
    }

    /// A text's blocks at the width of the terminal.
    static func blocks(_ markdown: String, for profile: TerminalProfile) -> [RenderedBlock] {
        MarkdownRenderer(profile: profile, theme: MarkdownTheme(margin: margin)).blocks(markdown)
    }

    /// One paragraph of Markdown as pieces: `code`, *emphasis* and **strength** keep their roles.
    func inline(_ markdown: String) -> [Piece] {
        [MarkdownRenderer(profile: profile).inline(markdown)]
    }
}
