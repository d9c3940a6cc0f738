import Terminal

/// The picture of a response's timeline.
struct EventLanesFrame: LiveFrame {
    var profile: TerminalProfile
    var showsTimes: Bool

    private var usesLines: Bool { profile.usesUnicode && !profile.isPlain }
    private var isWide: Bool { profile.width >= 64 }

    private static let timeColumn = 8
    private var numberColumn: Int { isWide ? 8 : 7 }

    func introduction() -> [StyledLine] {
        var screen = ScreenBuilder(profile)
        screen.blank()
        screen.text([
            .plain(
                "One response, from its first event to its last. Each item of the output has a "
            ),
            .plain("lane: "), .strong(sign(.opensItem)), .plain(" it or a part of it is added, "),
            .strong(sign(.inside)), .plain(" something comes, "), .strong(sign(.closesItem)),
            .plain(" it is done. Types begin with "), .code("response."),
            .plain(" on the wire."),
        ])
        screen.blank()
        return screen.lines
    }

    func lines(_ lanes: EventLanes) -> [StyledLine] {
        [header(lanes)] + lanes.rows.map { line($0, lanes) }
    }

    private func header(_ lanes: EventLanes) -> StyledLine {
        var text = String(repeating: " ", count: ScreenBuilder.margin)
        if isWide && showsTimes { text += "time".padding(Self.timeColumn) }
        text += "number".padding(numberColumn)
        text += lanes.lanes.map { "\($0.outputIndex)".padding(3) }.joined()
        return StyledLine(StyledText(text + "event", .dim))
    }

    private func line(_ row: EventLanes.Row, _ lanes: EventLanes) -> StyledLine {
        var line = StyledText(String(repeating: " ", count: ScreenBuilder.margin))
        if isWide && showsTimes {
            line.append(row.time.inHundredths.padding(Self.timeColumn), .dim)
        }
        let numbers =
            row.count == 1
            ? "\(row.numbers.lowerBound)" : "\(row.numbers.lowerBound)-\(row.numbers.upperBound)"
        line.append(numbers.padding(numberColumn), .dim)
        for index in lanes.lanes.indices { line += cell(index, row) }
        line.append(name(row), isEdge(row) ? .strong : .code)
        if isWide { line += detail(row, room: profile.width - displayWidth(line) - 2) }
        return StyledLine(line.truncated(to: profile.width, ellipsis: ellipsis))
    }

    private var ellipsis: String { Symbol.ellipsis.text(for: profile) }

    private func name(_ row: EventLanes.Row) -> String {
        let prefix = "response."
        let name = row.type.hasPrefix(prefix) ? String(row.type.dropFirst(prefix.count)) : row.type
        return row.count == 1 ? name : "\(name) (\(row.count))"
    }

    /// Whether the event is about the response itself.
    private func isEdge(_ row: EventLanes.Row) -> Bool { row.lane == nil }

    /// What a row says; of a text that grows, its end.
    private func detail(_ row: EventLanes.Row, room: Int) -> StyledText {
        guard !row.detail.isEmpty, room > 6 else { return StyledText() }
        let text = profile.adapted(StyledText(visibleText(row.detail)))
        guard displayWidth(text) > room else { return StyledText("  ") + text.styled(.dim) }
        let plain = text.plainText
        let isText = row.type.hasSuffix(".delta")
        let shown =
            isText
            ? ellipsis + String(plain.suffix(room - ellipsis.count))
            : String(plain.prefix(room - ellipsis.count)) + ellipsis
        return StyledText("  ") + StyledText(shown, .dim)
    }

    // MARK: - Lanes

    private func cell(_ index: Int, _ row: EventLanes.Row) -> StyledText {
        let state = index < row.states.count ? row.states[index] : .closed
        let bar = usesLines ? "│" : "|"
        guard row.lane == index else {
            return StyledText((state == .closed ? " " : bar).padding(3), .dim)
        }
        let isPart = row.action == .opensPart || row.action == .closesPart
        if isPart || (row.action == .inside && state == .part) {
            return StyledText(bar, .dim) + StyledText(sign(row.action), .strong) + StyledText(" ")
        }
        return StyledText(sign(row.action).padding(3), .strong)
    }

    private func sign(_ action: EventLanes.Action) -> String {
        switch action {
        case .opensItem, .opensPart: usesLines ? "┌" : "["
        case .closesItem, .closesPart: usesLines ? "└" : "]"
        case .inside, .none: usesLines ? "•" : "*"
        }
    }

    // MARK: - The end

    func result(_ lanes: EventLanes, _ end: LiveAnswer) -> [StyledLine] {
        var screen = ScreenBuilder(profile)
        screen.blank()
        switch end {
        case .stopped:
            screen.marked(.question, [.plain("Stopped: the connection is closed.")])
        case .problem(let problem):
            screen.marked(.bad, [.plain("Something went wrong: \(problem).")])
        case .whole:
            screen.marked(
                lanes.added == lanes.done && lanes.otherTexts == 0 ? .ok : .question,
                [.plain(summary(lanes))]
            )
        }
        screen.blank()
        return screen.lines
    }

    private func summary(_ lanes: EventLanes) -> String {
        var text = "\(lanes.events) events of \(lanes.types) types. "
        text += "\(lanes.added) items and parts were added, "
        text +=
            lanes.added == lanes.done
            ? "all of them done. " : "\(lanes.done == 0 ? "none" : "\(lanes.done)") of them done. "
        if lanes.sameTexts > 0, lanes.otherTexts == 0 {
            text += "The last event of each text says what its deltas said."
        } else if lanes.otherTexts > 0 {
            text += "Texts whose last event says another thing than their deltas: "
            text += "\(lanes.otherTexts)."
        }
        return text
    }
}
