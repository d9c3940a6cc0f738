/// How wide and how far in rendered Markdown stands.
package struct MarkdownTheme: Hashable, Sendable {
    /// Columns before every line.
    package var margin: Int
    /// The longest line of prose in columns, margin included; longer lines are hard to follow.
    /// Code and tables may use the whole width.
    package var measure: Int
    /// Columns before code, besides the margin.
    package var codeIndent: Int

    package init(margin: Int = 2, measure: Int = 84, codeIndent: Int = 4) {
        self.margin = margin
        self.measure = measure
        self.codeIndent = codeIndent
    }

    package static let standard = MarkdownTheme()
}
