import Terminal

/// The picture of the four panes, and what is to be said of them at the end.
struct DeltasFrame: LiveFrame {
    var profile: TerminalProfile

    private var room: Int { profile.width - 2 * ScreenBuilder.margin }
    private var panesPerRow: Int { room >= 120 ? 4 : room >= 66 ? 2 : 1 }
    private var paneWidth: Int { (room - 3 * (panesPerRow - 1)) / panesPerRow }

    /// How many rows of text a pane has: the whole picture must fit on the screen.
    private var rows: Int {
        let paneRows = DisplayStrategy.allCases.count / panesPerRow
        return min(10, max(2, (profile.height - 4) / paneRows - 2))
    }

    func lines(_ texts: [DisplayedText]) -> [StyledLine] {
        var lines: [StyledLine] = []
        var rest = texts[...]
        while !rest.isEmpty {
            if !lines.isEmpty { lines.append("") }
            lines += profile.sideBySide(rest.prefix(panesPerRow).map(pane), width: paneWidth)
            rest = rest.dropFirst(panesPerRow)
        }
        return lines
    }

    private func pane(_ text: DisplayedText) -> [StyledText] {
        let title = StyledText(text.strategy.rawValue, .strong)
        return [title + StyledText("  \(text.paints) paints", .dim)]
            + profile.lastRows(rows, of: text.shown, width: paneWidth)
    }

    // MARK: - The end

    func result(
        _ texts: [DisplayedText],
        _ deltas: Int,
        end: LiveExchange.End?
    ) -> [StyledLine] {
        var screen = ScreenBuilder(profile)
        screen.blank()
        guard end == .complete, let first = texts.first else {
            screen.marked(.question, [.plain("Stopped. The connection is closed.")])
            screen.blank()
            return screen.lines
        }
        screen.text([
            .plain("\(deltas) deltas".padding(15)), .strong("paints".padding(9)),
            .strong("most at once"),
        ])
        for text in texts {
            let most = "\(text.largestPaint) characters"
            screen.text([
                .plain(text.strategy.rawValue.padding(15)),
                .plain("\(text.paints)".padding(9) + most),
            ])
        }
        screen.blank()
        let areSame = texts.allSatisfy { $0.shown == first.shown }
        screen.marked(
            areSame ? .ok : .bad,
            [
                .plain(areSame ? "The same text four times. " : "The texts differ. "),
                .plain("A strategy decides when text is painted, and never what it is in the end."),
            ]
        )
        screen.blank()
        return screen.lines
    }
}
