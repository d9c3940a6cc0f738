import StreamingKit
import Terminal

/// The picture of one type of event: what it says, and one as it came.
struct EventLookupFrame: LiveFrame {
    var profile: TerminalProfile
    var type: String
    var model: String

    private static let column = 18

    func introduction() -> [StyledLine] {
        var screen = ScreenBuilder(profile)
        screen.blank()
        screen.text([.strong(type)])
        screen.text(screen.inline(EventGlossary.meaning(of: type) ?? ""))
        screen.blank()
        return screen.lines
    }

    func lines(_ lookup: EventLookup) -> [StyledLine] {
        var screen = ScreenBuilder(profile)
        guard let payload = lookup.payload else {
            let latest = lookup.latest.map { ", the last \($0)" } ?? ""
            screen.text([
                .dim("from the scenario \(model): \(lookup.events) events so far\(latest)")
            ])
            return screen.lines
        }
        let after = lookup.after.map { ", before \($0)" } ?? ""
        let before = lookup.before.map { ", behind \($0)" } ?? ", the first of all"
        screen.text([.dim("Event \(lookup.number) from the scenario \(model)\(before)\(after):")])
        screen.blank()
        for member in payload.object?.members ?? [] { add(member, to: &screen) }
        return screen.lines
    }

    /// A member on one row, its value cut where it is long.
    private func add(_ member: JSONObject.Member, to screen: inout ScreenBuilder) {
        let space = String(repeating: " ", count: ScreenBuilder.margin)
        var line = StyledText(space) + StyledText(visibleText(member.key), .codeName)
        line = line.padded(to: ScreenBuilder.margin + Self.column) + "  "
        line += profile.adapted(StyledText(visibleText(member.value.text()), .codeString))
        let ellipsis = Symbol.ellipsis.text(for: profile)
        screen.add([StyledLine(line.truncated(to: profile.width, ellipsis: ellipsis))])
    }

    func result(_ lookup: EventLookup, _ end: LiveAnswer) -> [StyledLine] {
        var screen = ScreenBuilder(profile)
        screen.blank()
        switch end {
        case .stopped:
            screen.marked(.question, [.plain("Stopped: the connection is closed.")])
        case .problem(let problem):
            screen.marked(.bad, [.plain("Something went wrong: \(problem).")])
        case .whole where lookup.count == 0:
            screen.marked(.question, [.plain("The scenario \(model) has no such event.")])
        case .whole:
            let times = lookup.count == 1 ? "once" : "\(lookup.count) times"
            screen.marked(
                .ok,
                [
                    .plain("It came \(times) among \(lookup.events) events. "),
                    .code("demo events --scenario \(model)"), .plain(" draws them all."),
                ]
            )
        }
        screen.blank()
        return screen.lines
    }
}
