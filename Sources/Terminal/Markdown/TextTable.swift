/// Rows and columns of text, fitted to a width.
package struct TextTable: Hashable, Sendable {
    package var header: [StyledText]
    package var rows: [[StyledText]]
    package var alignments: [Alignment]

    /// - Parameter alignments: Missing ones are `.left`.
    package init(header: [StyledText], rows: [[StyledText]], alignments: [Alignment] = []) {
        self.header = header
        self.rows = rows
        self.alignments = alignments
    }

    private static let gap = 2
    /// A column gets no narrower than this, unless its text is.
    private static let narrowest = 10

    /// The table in lines of at most `width` columns: in columns, with long cells wrapped, or where
    /// that is too narrow as `header: value` lines for each row.
    package func lines(width: Int, profile: TerminalProfile) -> [StyledLine] {
        guard let widths = columnWidths(within: width) else {
            return records(width: width, profile: profile)
        }
        var lines: [StyledLine] = []
        if header.contains(where: { !$0.isEmpty }) {
            lines += row(header, widths: widths)
            let rule = Symbol.horizontal.text(for: profile)
            var line = StyledText()
            for (number, column) in widths.enumerated() {
                if number > 0 { line.append(String(repeating: " ", count: Self.gap)) }
                line.append(String(repeating: rule, count: column), .dim)
            }
            lines.append(StyledLine(line))
        }
        // Where a row has several lines, a gap shows which belong together.
        let wrapped = rows.map { row($0, widths: widths) }
        let isSpaced = wrapped.contains { $0.count > 2 }
        for (number, row) in wrapped.enumerated() {
            if number > 0, isSpaced { lines.append("") }
            lines += row
        }
        return lines
    }

    private var columnCount: Int { max(header.count, rows.map(\.count).max() ?? 0) }

    private func cell(_ column: Int, of row: [StyledText]) -> StyledText {
        column < row.count ? row[column] : ""
    }

    /// The width of each column; nil where the table does not fit in columns.
    private func columnWidths(within width: Int) -> [Int]? {
        let all = [header] + rows
        var widths: [Int] = []
        var least: [Int] = []
        for column in 0..<columnCount {
            let cells = all.map { cell(column, of: $0) }
            let natural = cells.map { displayWidth($0) }.max() ?? 0
            let word =
                cells.flatMap { $0.plainText.split(separator: " ") }
                .map { displayWidth(String($0)) }.max() ?? 0
            widths.append(max(1, natural))
            // A column may break its longest words only when they are very long.
            least.append(max(1, min(natural, max(Self.narrowest, min(word, width / 3)))))
        }
        let room = width - Self.gap * max(0, columnCount - 1)
        guard least.reduce(0, +) <= room else { return nil }
        // The widest column gives way first.
        var excess = widths.reduce(0, +) - room
        while excess > 0 {
            guard
                let widest = widths.indices.filter({ widths[$0] > least[$0] })
                    .max(by: { widths[$0] < widths[$1] })
            else { return nil }
            widths[widest] -= 1
            excess -= 1
        }
        return widths
    }

    private func row(_ cells: [StyledText], widths: [Int]) -> [StyledLine] {
        let wrapped = widths.enumerated().map { column, width in
            wrap(cell(column, of: cells), width: width)
        }
        let height = wrapped.map(\.count).max() ?? 0
        return (0..<height).map { index in
            var line = StyledText()
            for (column, width) in widths.enumerated() {
                if column > 0 { line.append(String(repeating: " ", count: Self.gap)) }
                let text = index < wrapped[column].count ? wrapped[column][index].text : ""
                let alignment = column < alignments.count ? alignments[column] : .left
                let isLast = column == widths.count - 1
                line += isLast && alignment == .left ? text : text.padded(to: width, alignment)
            }
            return StyledLine(line)
        }
    }

    /// Each row as lines `header: value`, parted by empty lines.
    private func records(width: Int, profile: TerminalProfile) -> [StyledLine] {
        var lines: [StyledLine] = []
        for (number, row) in (rows.isEmpty ? [header] : rows).enumerated() {
            if number > 0 { lines.append("") }
            for column in 0..<columnCount {
                let value = cell(column, of: row)
                let name = rows.isEmpty ? "" : cell(column, of: header)
                guard !value.isEmpty else { continue }
                let text = name.isEmpty ? value : name + ": " + value
                lines += wrap(text, width: width, first: "", rest: "  ")
            }
        }
        return lines
    }
}
