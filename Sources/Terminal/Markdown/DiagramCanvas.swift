/// Draws the rows of a sequence diagram over its lifelines.
struct DiagramCanvas {
    /// The column of each lifeline.
    let places: [Int]
    let width: Int
    let profile: TerminalProfile

    /// A row of cells, each one column wide, or text over several.
    private struct Row {
        var text = StyledText()
        var width = 0

        mutating func put(_ piece: StyledText, at column: Int) {
            if column > width {
                text.append(String(repeating: " ", count: column - width))
                width = column
            }
            text += piece
            width += displayWidth(piece)
        }
    }

    private var lifeline: StyledText { StyledText(Symbol.vertical.text(for: profile), .dim) }

    /// The participants' names above their lines.
    func heads(_ names: [String]) -> StyledLine {
        var row = Row()
        for (place, name) in zip(places, names) {
            let text = profile.adapted(StyledText(name, .strong))
            row.put(text, at: max(0, place - displayWidth(text) / 2))
        }
        return StyledLine(row.text)
    }

    /// A text in the middle between two lines.
    func label(_ label: String, between left: Int, and right: Int) -> StyledLine {
        let text = profile.adapted(StyledText(label))
        let room = places[right] - places[left] - 1
        let start = places[left] + 1 + max(0, (room - displayWidth(text)) / 2)
        return row { row, index in
            row.put(lifeline, at: places[index])
            if index == left { row.put(text, at: start) }
        } skipping: {
            $0 > left && $0 < right
        }
    }

    /// An arrow from one line to another, over those between.
    func arrow(from: Int, to: Int, isDashed: Bool, isLost: Bool) -> StyledLine {
        let (left, right) = (min(from, to), max(from, to))
        let room = places[right] - places[left] - 1
        let line = Symbol.horizontal.text(for: profile)
        // Dashes say without colour what an answer is.
        let shaft = (0..<(room - 1)).map { isDashed && $0 % 2 == 1 ? " " : line }.joined()
        let head =
            isLost ? "x" : (from < to ? Symbol.arrowRight : .arrowLeft).text(for: profile)
        let text = StyledText(from < to ? shaft + head : head + String(shaft.reversed()))
        return row { row, index in
            row.put(lifeline, at: places[index])
            if index == left { row.put(text, at: places[left] + 1) }
        } skipping: {
            $0 > left && $0 < right
        }
    }

    /// A remark right of a line; the lines to its right pause.
    func remark(_ remark: String, after index: Int, mark: String) -> [StyledLine] {
        let start = places[index] + 2
        let mark = StyledText(mark + " ", .dim)
        let space = StyledText(String(repeating: " ", count: displayWidth(mark)))
        let text = profile.adapted(StyledText(remark, .dim))
        return wrap(text, width: max(20, width - start), first: mark, rest: space).map { line in
            row { row, other in
                row.put(lifeline, at: places[other])
                if other == index { row.put(line.text, at: start) }
            } skipping: {
                $0 > index
            }
        }
    }

    /// The border of a part, over the whole width of the diagram.
    func frame(_ label: String) -> StyledLine {
        let line = Symbol.horizontal.text(for: profile)
        let text = profile.adapted(StyledText(" \(label) ", .emphasis))
        let rest = max(2, (places.last ?? 0) + 1 - displayWidth(text) - 2)
        return StyledLine(
            StyledText(line + line, .dim) + text
                + StyledText(String(repeating: line, count: rest), .dim)
        )
    }

    private func row(
        _ put: (inout Row, Int) -> Void,
        skipping: (Int) -> Bool
    ) -> StyledLine {
        var row = Row()
        for index in places.indices where !skipping(index) { put(&row, index) }
        return StyledLine(row.text)
    }
}
