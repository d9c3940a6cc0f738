import Terminal

extension TerminalProfile {
    /// The last rows of a text that grows, exactly `rows` of them, wrapped to `width` columns.
    func lastRows(_ rows: Int, of text: String, width: Int, style: Style = []) -> [StyledText] {
        var lines: [StyledText] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let shown = adapted(StyledText(visibleText(String(line)), style))
            lines += wrap(shown, width: width, first: "", rest: "").map(\.text)
        }
        let last = Array(lines.suffix(rows))
        return last + Array(repeating: StyledText(), count: rows - last.count)
    }

    /// Texts side by side, each padded to `width` columns with three between them.
    func sideBySide(_ columns: [[StyledText]], width: Int) -> [StyledLine] {
        let rows = columns.map(\.count).max() ?? 0
        return (0..<rows).map { row in
            var line = StyledText(String(repeating: " ", count: ScreenBuilder.margin))
            for (index, column) in columns.enumerated() {
                let cell = row < column.count ? column[row] : StyledText()
                let fitted = cell.truncated(to: width, ellipsis: Symbol.ellipsis.text(for: self))
                line += index == columns.count - 1 ? fitted : fitted.padded(to: width) + "   "
            }
            return StyledLine(line)
        }
    }
}

extension Duration {
    /// In seconds with two digits behind the point: `0.31 s`.
    var inHundredths: String {
        let hundredths = Int((self / .milliseconds(10)).rounded())
        let fraction = hundredths % 100
        return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction) s"
    }
}
