/// Tables: columns where they fit, else a record for each row.
extension BlockWalk {
    mutating func addTable(_ node: MarkdownNode) {
        var inlines = InlineWalk(profile: profile)
        var header: [StyledText] = []
        var rows: [[StyledText]] = []
        for row in node.children {
            let isHeader = row.kind == .tableHeader
            var cells: [StyledText] = []
            for cell in row.children {
                cells.append(inlines.text(of: cell, style: isHeader ? .strong : []))
            }
            if isHeader { header = cells } else { rows.append(cells) }
        }
        let table = TextTable(header: header, rows: rows, alignments: node.alignments)
        let first = takeFirstPrefix()
        let width = profile.width - max(displayWidth(first), displayWidth(prefix))
        let lines = table.lines(width: width, profile: profile)
        add(.table, lines.enumerated().map { $1.indented(by: $0 == 0 ? first : prefix) })
        addAddresses(inlines.addresses)
    }
}
