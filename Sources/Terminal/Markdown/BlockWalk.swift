/// Renders a document's blocks one after another.
struct BlockWalk {
    let profile: TerminalProfile
    let theme: MarkdownTheme
    /// Before every line: the margin, and the marks of quotations and lists around it.
    var prefix: StyledText
    /// Before the next line alone, in place of `prefix`: a list's mark.
    var markPrefix: StyledText?
    /// Lists around the present block.
    var depth = 0
    private(set) var blocks: [RenderedBlock] = []

    init(profile: TerminalProfile, theme: MarkdownTheme) {
        self.profile = profile
        self.theme = theme
        prefix = StyledText(String(repeating: " ", count: theme.margin))
    }

    /// Columns for prose.
    var proseWidth: Int {
        min(profile.width, max(theme.measure, TerminalProfile.widths.lowerBound))
    }

    mutating func visitChildren(of node: MarkdownNode) {
        for child in node.children { visit(child) }
    }

    mutating func visit(_ node: MarkdownNode) {
        switch node.kind {
        case .heading: addHeading(node)
        case .paragraph: addParagraph(node)
        case .list: addList(node)
        case .blockQuote: addQuote(node)
        case .codeBlock: addCode(node.literal, language: node.language)
        case .table: addTable(node)
        case .thematicBreak: addRule()
        case .htmlBlock: addHTML(node.literal)
        default:
            let text = node.literal
            if text.isEmpty { visitChildren(of: node) } else { addHTML(text) }
        }
    }

    /// Adds a block. The first line gets the mark of the list that it opens.
    mutating func add(_ kind: RenderedBlock.Kind, _ lines: [StyledLine], standsApart: Bool = true) {
        guard !lines.isEmpty else { return }
        blocks.append(RenderedBlock(kind: kind, lines: lines, standsApart: standsApart))
    }

    /// The prefix of the next block's first line.
    mutating func takeFirstPrefix() -> StyledText {
        defer { markPrefix = nil }
        return markPrefix ?? prefix
    }

    private mutating func addHeading(_ node: MarkdownNode) {
        let level = node.headingLevel
        var inlines = InlineWalk(profile: profile)
        let text = inlines.text(of: node, style: .heading)
        let first = takeFirstPrefix()
        var lines = wrap(text, width: proseWidth, first: first, rest: prefix)
        if !profile.usesColour, level <= 2, depth == 0 {
            // Without styles a line below makes the heading.
            let width = min(
                displayWidth(text),
                max(3, proseWidth - displayWidth(prefix))
            )
            let rule = String(repeating: level == 1 ? "=" : "-", count: width)
            lines.append(StyledLine(prefix + StyledText(rule)))
        }
        add(.heading(level: level), lines)
        addAddresses(inlines.addresses)
    }

    private mutating func addParagraph(_ node: MarkdownNode) {
        var inlines = InlineWalk(profile: profile)
        let text = inlines.text(of: node)
        let kind: RenderedBlock.Kind = depth > 0 ? .listItem : .paragraph
        add(kind, wrap(text, width: proseWidth, first: takeFirstPrefix(), rest: prefix))
        addAddresses(inlines.addresses)
    }

    mutating func addAddresses(_ addresses: [String]) {
        guard !addresses.isEmpty else { return }
        var lines: [StyledLine] = []
        for (number, address) in addresses.enumerated() {
            let mark = StyledText("[\(number + 1)] ", .dim)
            let rest = StyledText(String(repeating: " ", count: displayWidth(mark)))
            let text = profile.adapted(StyledText([StyledSpan(address, .dim, link: address)]))
            lines += wrap(text, width: profile.width, first: prefix + mark, rest: prefix + rest)
        }
        add(.links, lines, standsApart: false)
    }

    private mutating func addQuote(_ node: MarkdownNode) {
        let outer = prefix
        let mark = StyledText(Symbol.quote.text(for: profile) + " ", .dim)
        if let first = markPrefix { markPrefix = first + mark }
        prefix += mark
        let start = blocks.count
        visitChildren(of: node)
        // The bar goes on between the quotation's paragraphs, so the quotation is one block.
        var lines: [StyledLine] = []
        for block in blocks[start...] {
            if !lines.isEmpty, block.standsApart {
                lines.append(StyledLine(outer + StyledText(Symbol.quote.text(for: profile), .dim)))
            }
            lines += block.lines
        }
        blocks.removeSubrange(start...)
        add(.quote, lines)
        prefix = outer
    }

    private mutating func addRule() {
        let first = takeFirstPrefix()
        let count = min(24, max(3, proseWidth - displayWidth(first)))
        let line = String(repeating: Symbol.horizontal.text(for: profile), count: count)
        add(.rule, [StyledLine(first + StyledText(line, .dim))])
    }

    private mutating func addHTML(_ text: String) {
        // Comments are notes to authors.
        let trimmed = text.trimmingWhitespace
        if trimmed.hasPrefix("<!--"), trimmed.hasSuffix("-->") { return }
        let lines = wrapVerbatim(
            profile.adapted(StyledText(text.droppingLastLineFeed)),
            width: profile.width,
            first: takeFirstPrefix(),
            continuation: prefix
        )
        add(.verbatim, lines)
    }

    /// Takes the empty line before a block away; lists decide how close their parts stand.
    mutating func bringCloser(_ index: Int) {
        if blocks.indices.contains(index) { blocks[index].standsApart = false }
    }

    var blockCount: Int { blocks.count }
}

extension StringProtocol {
    var trimmingWhitespace: String {
        var text = Substring(self)
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }

    var droppingLastLineFeed: String { hasSuffix("\n") ? String(dropLast()) : String(self) }
}
