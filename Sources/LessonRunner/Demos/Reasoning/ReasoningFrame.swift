import Terminal

/// The picture of a reasoning model's answer.
struct ReasoningFrame: LiveFrame {
    var profile: TerminalProfile
    var showsTimes: Bool

    /// What the model was asked.
    var question: String

    private var isSideBySide: Bool { profile.width >= 72 }

    private var columnWidth: Int {
        let room = profile.width - 2 * ScreenBuilder.margin
        return isSideBySide ? min(60, (room - 3) / 2) : room
    }

    /// How many rows each pane gets: the whole picture must fit on the screen.
    private var rows: Int {
        isSideBySide ? min(12, max(3, profile.height - 14)) : max(2, (profile.height - 16) / 2)
    }

    func introduction() -> [StyledLine] {
        var screen = ScreenBuilder(profile)
        screen.blank()
        screen.said("You", [.plain(question)])
        screen.blank()
        return screen.lines
    }

    func lines(_ state: ReasoningState) -> [StyledLine] {
        let title = state.isOpen ? "reasoning" : "summary of the reasoning"
        let thoughts = pane(title, state.thoughts, style: .dim)
        let answer = pane("answer", state.answer, style: [])
        guard isSideBySide else {
            return profile.sideBySide([thoughts + [""] + answer], width: columnWidth)
        }
        return profile.sideBySide([thoughts, answer], width: columnWidth)
    }

    private func pane(_ title: String, _ pane: ReasoningState.Pane, style: Style) -> [StyledText] {
        let note = pane.deltas == 0 ? "nothing yet" : "\(pane.deltas) deltas"
        // The headings of a summary are Markdown; here its stars would only be in the way.
        let text = pane.text.split(separator: "**", omittingEmptySubsequences: false).joined()
        return [StyledText(title, .strong) + StyledText("  " + note, .dim)]
            + profile.lastRows(rows, of: text, width: columnWidth, style: style)
    }

    // MARK: - The end

    func result(_ state: ReasoningState, _ end: LiveAnswer) -> [StyledLine] {
        var screen = ScreenBuilder(profile)
        screen.blank()
        if let usage = state.usage { table(state, usage, &screen) }
        let (mark, pieces) = conclusion(state, end)
        screen.marked(mark, pieces)
        screen.blank()
        return screen.lines
    }

    /// What was billed beside what was seen.
    private func table(
        _ state: ReasoningState,
        _ usage: ReasoningState.Usage,
        _ screen: inout ScreenBuilder
    ) {
        let heads = "tokens".padding(8) + "seen".padding(17) + (showsTimes ? "first" : "")
        let space = String(repeating: " ", count: ScreenBuilder.margin + 11)
        screen.add([StyledLine(StyledText(space) + StyledText(heads, .strong))])
        row("reasoning", usage.reasoning, state.thoughts, &screen)
        row("answer", usage.output - usage.reasoning, state.answer, &screen)
        screen.text([.plain("billed".padding(11)), .plain("\(usage.output)")])
        screen.blank()
    }

    private func row(
        _ name: String,
        _ tokens: Int,
        _ pane: ReasoningState.Pane,
        _ screen: inout ScreenBuilder
    ) {
        let seen = pane.deltas == 0 ? "nothing" : "\(pane.text.count) characters"
        let first = showsTimes ? pane.first?.inHundredths ?? "" : ""
        screen.text([.plain(name.padding(11) + "\(tokens)".padding(8) + seen.padding(17) + first)])
    }

    private func conclusion(_ state: ReasoningState, _ end: LiveAnswer) -> (Mark, [Piece]) {
        switch end {
        case .stopped:
            return (
                .question,
                [
                    .plain(
                        "Stopped: the connection is closed. What was thought until then is billed."
                    )
                ]
            )
        case .problem(let problem): return (.bad, [.plain("Something went wrong: \(problem).")])
        case .whole: break
        }
        guard let usage = state.usage else { return (.bad, [.plain("There was no usage.")]) }
        guard usage.reasoning > 0 else {
            return (.ok, [.plain("Nothing is billed for reasoning.")])
        }
        let text =
            if state.isOpen {
                "You read the reasoning itself, as models with open weights show it. It is billed "
                    + "as output; show it apart from the answer."
            } else if state.thoughts.deltas == 0 {
                "Of the reasoning you saw nothing, and it is billed as output."
            } else {
                "You read a summary; the reasoning stays with the API, and is billed as output. "
                    + "Here both are of one length; a real model thinks far more than it tells."
            }
        return (.ok, [.plain(text)])
    }
}
