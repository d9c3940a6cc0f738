/// On which side text stands that is shorter than its column.
package enum Alignment: Sendable {
    case left, right, centre
}

extension StyledText {
    /// The text cut to `width` columns; where something is missing it ends in `ellipsis`.
    package func truncated(to width: Int, ellipsis: String = "…") -> StyledText {
        guard displayWidth(self) > width else { return self }
        let mark = displayWidth(ellipsis) < width ? ellipsis : ""
        let (head, _) = split(atColumn: width - displayWidth(mark))
        guard displayWidth(head) + displayWidth(mark) <= width else { return "" }
        return head + StyledText(mark, .dim)
    }

    /// The text filled with spaces to `width` columns; longer text stays as it is.
    package func padded(to width: Int, _ alignment: Alignment = .left) -> StyledText {
        let missing = width - displayWidth(self)
        guard missing > 0 else { return self }
        let before =
            switch alignment {
            case .left: 0
            case .right: missing
            case .centre: missing / 2
            }
        return StyledText(String(repeating: " ", count: before)) + self
            + StyledText(String(repeating: " ", count: missing - before))
    }

    /// The text before and after a column; a character on the border goes to the second part.
    ///
    /// The first part has at least one character, so that a loop of splits ends.
    func split(atColumn column: Int) -> (head: StyledText, tail: StyledText) {
        var head = StyledText()
        var used = 0
        for (number, span) in spans.enumerated() {
            let width = displayWidth(span.text)
            if used + width <= column {
                head.append(span)
                used += width
                continue
            }
            var end = span.text.startIndex
            while end < span.text.endIndex {
                let columns = displayWidth(of: span.text[end])
                if used + columns > column { break }
                used += columns
                end = span.text.index(after: end)
            }
            if end == span.text.startIndex, head.isEmpty {
                end = span.text.firstBreak(within: column)
            }
            head.append(span.with(String(span.text[..<end])))
            var tail = StyledText()
            tail.append(span.with(String(span.text[end...])))
            for later in spans[(number + 1)...] { tail.append(later) }
            return (head, tail)
        }
        return (head, StyledText())
    }

    /// A split that ends the first part with a space where one is near the border.
    func splitVerbatim(atColumn column: Int) -> (head: StyledText, tail: StyledText) {
        let (head, tail) = split(atColumn: column)
        let text = head.plainText
        guard !tail.isEmpty, let space = text.lastIndex(of: " ") else { return (head, tail) }
        let upToSpace = displayWidth(String(text[...space]))
        return upToSpace * 3 >= column * 2 ? split(atColumn: upToSpace) : (head, tail)
    }

    /// The parts between the line feeds; one part where there is none.
    var linesOfText: [StyledText] {
        var lines = [StyledText()]
        for span in spans {
            let parts = span.text.split(
                omittingEmptySubsequences: false,
                whereSeparator: \.isNewline
            )
            for (number, part) in parts.enumerated() {
                if number > 0 { lines.append(StyledText()) }
                lines[lines.count - 1].append(span.with(String(part)))
            }
        }
        return lines
    }
}

extension String {
    /// The border after the first character, or inside of it where the character alone is wider
    /// than a line: a cluster of many letters is broken between its scalars.
    fileprivate func firstBreak(within column: Int) -> Index {
        let afterFirst = index(after: startIndex)
        guard displayWidth(of: self[startIndex]) > max(2, column) else { return afterFirst }
        var used = 0
        var end = startIndex
        while end < afterFirst {
            let columns = columns(of: unicodeScalars[end])
            if used + columns > column, end > startIndex { return end }
            used += columns
            end = unicodeScalars.index(after: end)
        }
        return afterFirst
    }
}
