import StreamingKit
import Terminal

/// The picture of a structured output: the text that came, and beside it what may be shown.
struct PartialJSONFrame: LiveFrame {
    var profile: TerminalProfile

    private var isSideBySide: Bool { profile.width >= 72 }

    private var columnWidth: Int {
        let room = profile.width - 2 * ScreenBuilder.margin
        return isSideBySide ? min(60, (room - 3) / 2) : room
    }

    /// How many rows each side gets: the whole picture must fit on the screen.
    private var rows: Int {
        isSideBySide ? min(16, max(4, profile.height - 10)) : max(3, (profile.height - 12) / 2)
    }

    func introduction() -> [StyledLine] {
        var screen = ScreenBuilder(profile)
        screen.blank()
        screen.text([
            .plain("The request has a "), .code("json_schema"),
            .plain(", so the answer is JSON; but half of it is none. "), .strong("_"),
            .plain(" is where it goes on."),
        ])
        screen.blank()
        return screen.lines
    }

    func lines(_ output: StructuredOutput) -> [StyledLine] {
        let left = [title("what came", "\(output.deltas) deltas")] + raw(output)
        let right = [title("what may be shown", "")] + shown(output)
        let panes =
            isSideBySide
            ? profile.sideBySide([left, right], width: columnWidth)
            : profile.sideBySide([left + [""] + right], width: columnWidth)
        return output.growing == nil ? panes : panes + ["", held(output)]
    }

    private func title(_ name: String, _ note: String) -> StyledText {
        StyledText(name, .strong) + StyledText(note.isEmpty ? "" : "  " + note, .dim)
    }

    private func raw(_ output: StructuredOutput) -> [StyledText] {
        let text = output.raw.isEmpty ? output.refusal : output.raw
        let shown = profile.adapted(StyledText(visibleText(text), .codeString))
        return last(wrapVerbatim(shown, width: columnWidth).map(\.text))
    }

    private func shown(_ output: StructuredOutput) -> [StyledText] {
        guard let value = output.value else { return last([]) }
        let outline = ValueOutline(growing: output.growing).rows(of: value)
        let lines = outline.flatMap { row -> [StyledText] in
            let text = row.plainText
            let start = text.prefix { $0 == " " }.count
            let isElement = text.dropFirst(start).hasPrefix("- ")
            return wrapVerbatim(
                profile.adapted(row),
                width: columnWidth,
                continuation: StyledText(String(repeating: " ", count: start + (isElement ? 2 : 4)))
            )
            .map(\.text)
        }
        return last(lines)
    }

    /// The last rows, exactly as many as there is room for.
    private func last(_ lines: [StyledText]) -> [StyledText] {
        let shown = lines.suffix(rows)
        return shown + Array(repeating: StyledText(), count: rows - shown.count)
    }

    private func held(_ output: StructuredOutput) -> StyledLine {
        let space = StyledText(String(repeating: " ", count: ScreenBuilder.margin))
        guard let held = output.heldBack else { return StyledLine(space) }
        let line = space + StyledText("held back  ", .dim) + held.shown
        return StyledLine(
            line.truncated(to: profile.width, ellipsis: Symbol.ellipsis.text(for: profile))
        )
    }

    // MARK: - The end

    func result(_ output: StructuredOutput, _ end: LiveAnswer) -> [StyledLine] {
        var screen = ScreenBuilder(profile)
        screen.blank()
        let (mark, text) = conclusion(output, end)
        screen.marked(mark, [.plain(text)])
        screen.blank()
        return screen.lines
    }

    private func conclusion(_ output: StructuredOutput, _ end: LiveAnswer) -> (Mark, String) {
        switch end {
        case .stopped:
            return (.question, "Stopped: the connection is closed. What is shown stays right.")
        case .problem(let problem): return (.bad, "Something went wrong: \(problem).")
        case .whole: break
        }
        guard output.refusal.isEmpty else {
            return (.question, "The model refuses: that is text for people, and never JSON.")
        }
        if let problem = output.problem { return (.bad, "This is no JSON: \(problem).") }
        guard let first = output.firstShown, let whole = output.wholeAt else {
            return (.bad, "The text ended before the JSON was whole.")
        }
        return (
            .ok,
            "After \(first) of \(output.deltas) deltas there was something to show. A parser of "
                + "whole texts would have refused each of the first \(whole - 1)."
        )
    }
}

extension PartialJSONReader.HeldBack {
    /// What waits, and what for.
    fileprivate var shown: StyledText {
        let (text, reason) =
            switch self {
            case .name(let name): ("\"" + name, "a name whose value has not begun")
            case .number(let digits): (digits, "a number that may go on")
            case .literal(let letters): (letters, "a word that is not whole")
            case .escape(let escape): (escape, "an escape that is not whole")
            }
        return StyledText(visibleText(text), .codeString) + StyledText("  " + reason, .dim)
    }
}
