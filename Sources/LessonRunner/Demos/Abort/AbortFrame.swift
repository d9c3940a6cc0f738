import APISimulator
import Terminal

/// The picture of an answer that is stopped, and the two accounts of it.
struct AbortFrame: LiveFrame {
    var profile: TerminalProfile
    var showsTimes: Bool

    func lines(_ seen: AbortState.Seen) -> [StyledLine] {
        let width = min(profile.width - 2 * ScreenBuilder.margin, 76)
        let rows = min(8, max(3, profile.height - 14))
        return profile.sideBySide(
            [profile.lastRows(rows, of: seen.text, width: width)],
            width: width
        )
    }

    /// What the client knows, and what the server says of the same request.
    func accounts(_ seen: AbortState.Seen, _ report: RequestReport?) -> [StyledLine] {
        var screen = ScreenBuilder(profile)
        screen.blank()
        screen.text([.strong("The client")])
        screen.text(
            [
                .plain(
                    "read \(seen.events) events, \(seen.deltas) of them with text"
                        + time(" in ", seen.last) + "; "
                        + (seen.end == .complete
                            ? "the answer was over before anybody left."
                            : "then it closed the connection. The text above is kept.")
                )
            ],
            indent: 4
        )
        screen.text([.strong("The server")])
        screen.text([.plain(account(report))], indent: 4)
        screen.blank()
        if let report, report.ending == .clientLeft {
            screen.marked(
                .ok,
                [
                    .plain("Of \(report.plannedTokens) tokens "),
                    .strong("\(report.outputTokens) were made and billed"),
                    .plain(". What was on the way when you left is billed too, read or not."),
                ]
            )
            screen.blank()
        }
        return screen.lines
    }

    private func account(_ report: RequestReport?) -> String {
        guard let report else { return "had not begun to answer when you left." }
        switch report.ending {
        case .clientLeft:
            return "sent \(report.events) events" + time(" in ", report.elapsed)
                + ", noticed that the client had left, and stopped the model."
        case .completed:
            return "sent all \(report.events) events" + time(" in ", report.elapsed) + "."
        default: return "\(report)"
        }
    }

    private func time(_ word: String, _ duration: Duration) -> String {
        showsTimes ? word + duration.inHundredths : ""
    }
}
