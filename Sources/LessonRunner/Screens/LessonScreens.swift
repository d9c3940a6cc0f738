import CourseModel
import ProgressStorage
import Terminal

extension Session {
    /// The title page.
    func openingScreen() -> [StyledLine] {
        var screen = ScreenBuilder(profile)
        screen.blank()
        screen.row(
            [.heading("Lesson \(lesson.number)"), .plain("   "), .strong(lesson.title)],
            [.dim("about \(lesson.minutes) min")]
        )
        screen.blank()
        screen.text([.plain("By the end you can")])
        for objective in lesson.objectives {
            screen.item("-", screen.inline(objective), indent: 4)
        }
        screen.blank()
        screen.text([
            .plain("Your files are in "), .code(workspaceName), .plain(". Type "), .code("help"),
            .plain(" for commands."),
        ])
        screen.text([.plain("Enter goes on.")])
        screen.blank()
        return screen.lines
    }

    func resumeScreen(at stop: Int) -> [StyledLine] {
        var screen = ScreenBuilder(profile)
        let section = lesson.section(at: stops[stop])
        let place = section.map { "\(lesson.number).\($0.number) \($0.title)" } ?? "the end"
        screen.text([
            .plain("You stopped at "), .strong(place),
            .plain("; Enter takes you there. "), .code("goto \(lesson.number).1"),
            .plain(" starts over; nothing that you did is lost."),
        ])
        screen.blank()
        return screen.lines
    }

    /// The heading of a section where a stop is its first; nil elsewhere.
    func sectionHeading(ifStartsAt index: Int) -> [StyledLine]? {
        guard let section = lesson.section(at: stops[index]),
            index == 0 || lesson.section(at: stops[index - 1])?.number != section.number
        else { return nil }
        var screen = ScreenBuilder(profile)
        screen.blank()
        screen.row(
            [.heading("\(lesson.number).\(section.number)"), .plain("  "), .strong(section.title)],
            [.dim(progressBar(section.number, of: lesson.sections.count))]
        )
        screen.blank()
        return screen.lines
    }

    /// `[###-------] 3/8`
    private func progressBar(_ part: Int, of whole: Int) -> String {
        let filled = whole == 0 ? 0 : part * 10 / whole
        return "[" + String(repeating: "#", count: filled)
            + String(repeating: "-", count: 10 - filled) + "] \(part)/\(whole)"
    }

    func closingScreen() -> [StyledLine] {
        var screen = ScreenBuilder(profile)
        screen.blank()
        screen.text([.strong("That was lesson \(lesson.number), \(lesson.title).")])
        screen.blank()
        let exercises = course.exercises(ofLesson: lesson.number)
        let open = exercises.filter { !progress.progress(of: $0).isPassed }
        if open.isEmpty {
            if !exercises.isEmpty {
                screen.text([.plain("All \(exercises.count) exercises are solved.")])
            }
        } else {
            screen.text([.plain("Still open:")])
            for exercise in open {
                screen.item(
                    "-",
                    [.code("goto \(exercise.id)"), .plain("  \(exercise.title)")],
                    indent: 4
                )
            }
        }
        if let following = course.lessons.first(where: { $0.number > lesson.number }) {
            screen.text([
                .plain("Next: "), .code("lesson \(following.number)"),
                .plain("  \(following.title)"),
            ])
        }
        screen.text([
            .code("quit"), .plain(" leaves; "), .code("back"), .plain(" and "), .code("goto"),
            .plain(" take you through it again."),
        ])
        screen.blank()
        return screen.lines
    }

    func messageScreen(_ mark: Mark, _ text: String) -> [StyledLine] {
        var screen = ScreenBuilder(profile)
        screen.marked(mark, screen.inline(text))
        return screen.lines
    }

    func unknownCommandScreen(_ typed: String, _ suggestions: [String]) -> [StyledLine] {
        var screen = ScreenBuilder(profile)
        var pieces: [Piece] = [.plain("There is no command "), .code(typed), .plain(".")]
        if let first = suggestions.first {
            pieces.append(.plain(" Did you mean "))
            pieces.append(.code(first))
            for more in suggestions.dropFirst() { pieces += [.plain(" or "), .code(more)] }
            pieces.append(.plain("?"))
        } else {
            pieces += [.plain(" Type "), .code("help"), .plain(" for all of them.")]
        }
        screen.marked(.hint, pieces)
        return screen.lines
    }

    func unknownPlaceScreen(_ place: String) -> [StyledLine] {
        let places =
            lesson.sections.map { "\(lesson.number).\($0.number)" }
            + course.exercises(ofLesson: lesson.number).map(\.id.description)
        let near = nearestNames(to: place, among: places)
        let help =
            near.isEmpty
            ? "Sections are \(lesson.number).1 to \(lesson.number).\(lesson.sections.count); "
                + "exercises are called \(places.last ?? "")."
            : "Did you mean \(near.joined(separator: " or "))?"
        return messageScreen(.hint, "There is no \"\(place)\" in this lesson. \(help)")
    }

    func unknownDemoScreen(_ name: String) -> [StyledLine] {
        let near = nearestNames(to: name, among: DemoCatalogue.names)
        let all = near.isEmpty ? DemoCatalogue.names : near
        return messageScreen(
            .hint,
            "There is no demo \"\(name)\". There is \(all.joined(separator: ", "))."
        )
    }

    func demoOfferScreen(_ call: DemoCall) -> [StyledLine] {
        messageScreen(.demo, "Demo `\(call.name)`. Enter starts it; `skip` goes on without it.")
    }

    func helpScreen(_ name: String?) -> [StyledLine] {
        var screen = ScreenBuilder(profile)
        screen.blank()
        let chosen = CommandDescription.all.filter {
            name == nil || $0.name == name || $0.aliases.contains(name ?? "")
        }
        guard !chosen.isEmpty else { return unknownCommandScreen(name ?? "", []) }
        for command in chosen {
            let typed = command.name + (command.argument.map { " " + $0 } ?? "")
            let short = command.aliases.first.map { " (\($0))" } ?? ""
            screen.entry(typed + short, command.summary, column: 22)
        }
        screen.blank()
        screen.text([
            .plain("At a question, type the answer. Ctrl-C stops what runs; Ctrl-D leaves.")
        ])
        screen.blank()
        return screen.lines
    }
}
