import Terminal

/// The picture of a race: both answers as far as they have come, and the figures at its end.
struct RaceFrame: LiveFrame {
    var profile: TerminalProfile
    /// Without pauses there is nothing to measure.
    var isFast: Bool

    private var isSideBySide: Bool { profile.width >= 72 }

    private var columnWidth: Int {
        let room = profile.width - 2 * ScreenBuilder.margin
        return isSideBySide ? min(60, (room - 3) / 2) : room
    }

    /// How many rows of text each answer gets: the whole picture must fit on the screen.
    private var rows: Int {
        isSideBySide ? min(12, max(3, profile.height - 10)) : max(2, (profile.height - 12) / 2)
    }

    func lines(_ lanes: RaceState.Lanes, elapsed: Duration) -> [StyledLine] {
        let blocking = column("blocking", lanes.blocking, elapsed)
        let streaming = column("streaming", lanes.streaming, elapsed)
        if isSideBySide { return profile.sideBySide([blocking, streaming], width: columnWidth) }
        return profile.sideBySide([blocking + [""] + streaming], width: columnWidth)
    }

    private func column(
        _ name: String,
        _ lane: RaceState.Lane,
        _ elapsed: Duration
    ) -> [StyledText] {
        [StyledText(name, .strong) + StyledText("  " + state(lane, elapsed), .dim)]
            + profile.lastRows(rows, of: lane.text, width: columnWidth)
    }

    /// What is going on, in a few words.
    private func state(_ lane: RaceState.Lane, _ elapsed: Duration) -> String {
        if let problem = lane.problem { return problem }
        let isWhole = lane.whole != nil
        let phrase = isWhole ? "whole" : lane.first == nil ? "nothing to read" : "reading"
        guard !isFast else { return phrase }
        return phrase + (isWhole ? " after " : ", ") + (lane.whole ?? elapsed).inHundredths
    }

    // MARK: - The end

    func result(_ lanes: RaceState.Lanes, wasStopped: Bool) -> [StyledLine] {
        var screen = ScreenBuilder(profile)
        screen.blank()
        if !isFast {
            let column = 26
            screen.text([
                .plain("since the request".padding(column)), .strong("blocking    streaming"),
            ])
            figures("first text", \.first, lanes, column, &screen)
            figures("all of it", \.whole, lanes, column, &screen)
            screen.text([
                .plain("tokens a second after it".padding(column)),
                .plain(rate(lanes.blocking).padding(12) + rate(lanes.streaming)),
            ])
            screen.blank()
        }
        screen.marked(wasStopped ? .question : .ok, conclusion(lanes, wasStopped: wasStopped))
        screen.blank()
        return screen.lines
    }

    private func figures(
        _ name: String,
        _ time: (RaceState.Lane) -> Duration?,
        _ lanes: RaceState.Lanes,
        _ column: Int,
        _ screen: inout ScreenBuilder
    ) {
        let blocking = time(lanes.blocking)?.inHundredths ?? "-"
        let streaming = time(lanes.streaming)?.inHundredths ?? "-"
        screen.text([.plain(name.padding(column)), .plain(blocking.padding(12) + streaming)])
    }

    private func rate(_ lane: RaceState.Lane) -> String {
        lane.rate.map { String(Int($0.rounded())) } ?? "-"
    }

    private func conclusion(_ lanes: RaceState.Lanes, wasStopped: Bool) -> [Piece] {
        if wasStopped { return [.plain("Stopped. Both connections are closed.")] }
        if let problem = lanes.blocking.problem ?? lanes.streaming.problem {
            return [.plain("Something went wrong: \(problem).")]
        }
        let same =
            lanes.blocking.text == lanes.streaming.text
            ? "The same text in both" : "The texts differ"
        guard !isFast, let first = lanes.streaming.first, let wait = lanes.blocking.first else {
            return [.plain("\(same). Without --fast you see when each of it came.")]
        }
        return [
            .plain("\(same), and the same work for the model. What differs is the wait: "),
            .strong("\(first.inHundredths) in place of \(wait.inHundredths)"),
            .plain(" until there was something to read."),
        ]
    }
}

extension String {
    /// The text filled with spaces to a width.
    func padding(_ width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
