/// Turns Markdown (CommonMark with tables, task lists, struck text and bare addresses) into lines
/// that fit a terminal.
///
/// What is not understood, such as HTML, is shown as it is written; no text is an error.
package struct MarkdownRenderer: Sendable {
    package let profile: TerminalProfile
    package let theme: MarkdownTheme

    package init(profile: TerminalProfile, theme: MarkdownTheme = .standard) {
        self.profile = profile
        self.theme = theme
    }

    /// Renders a text block by block, in its order.
    package func blocks(_ markdown: String) -> [RenderedBlock] {
        guard let tree = MarkdownTree(markdown) else { return [] }
        var walk = BlockWalk(profile: profile, theme: theme)
        walk.visitChildren(of: tree.root)
        return walk.blocks
    }

    /// Renders the inline part of a short text, such as a question, without blocks around it.
    /// Paragraphs are parted by line feeds.
    package func inline(_ markdown: String) -> StyledText {
        guard let tree = MarkdownTree(markdown) else { return StyledText(markdown) }
        var text = StyledText()
        for block in tree.root.children {
            if !text.isEmpty { text.append("\n") }
            switch block.kind {
            case .paragraph, .heading:
                var inlines = InlineWalk(profile: profile)
                text += inlines.text(of: block)
            default:
                var walk = BlockWalk(
                    profile: profile,
                    theme: MarkdownTheme(margin: 0, codeIndent: 0)
                )
                walk.visit(block)
                let lines = walk.blocks.lines.map(\.text)
                for (number, line) in lines.enumerated() {
                    if number > 0 { text.append("\n") }
                    text += line
                }
            }
        }
        return text
    }
}
