package import CourseModel
package import Terminal

/// A whole lesson as it is printed: `lesson 4 --print`.
package struct LessonPage {
    let lesson: Lesson
    let exercises: [Exercise]
    let profile: TerminalProfile
    /// The one section to be shown; nil for the whole lesson.
    let section: Int?

    package init(
        lesson: Lesson,
        exercises: [Exercise],
        profile: TerminalProfile,
        section: Int? = nil
    ) {
        self.lesson = lesson
        self.section = section
        self.exercises = exercises
        self.profile = profile
    }

    package var lines: [StyledLine] {
        var screen = ScreenBuilder(profile)
        screen.blank()
        screen.row(
            [.heading("Lesson \(lesson.number)"), .plain("   "), .strong(lesson.title)],
            [.dim("about \(lesson.minutes) min")]
        )
        if let section {
            for part in lesson.sections where part.number == section { add(part, to: &screen) }
            screen.blank()
            return screen.lines
        }
        screen.blank()
        screen.text([.plain("By the end you can")])
        for objective in lesson.objectives {
            screen.item("-", screen.inline(objective), indent: 4)
        }
        for step in lesson.introduction { add(step, to: &screen) }
        for section in lesson.sections { add(section, to: &screen) }
        addSources(to: &screen)
        screen.blank()
        return screen.lines
    }

    private func add(_ section: CourseModel.Section, to screen: inout ScreenBuilder) {
        screen.blank()
        screen.text([
            .heading("\(lesson.number).\(section.number)"), .plain("  "), .strong(section.title),
        ])
        for step in section.steps { add(step, to: &screen) }
    }

    private func add(_ step: Step, to screen: inout ScreenBuilder) {
        screen.blank()
        switch step.content {
        case .prose(let markdown):
            screen.markdown(markdown)
        case .predict(let prediction):
            if let show = prediction.show {
                screen.verbatim(show, indent: 6)
                screen.blank()
            } else if case .computed(_, let input) = prediction.answer {
                screen.add(ChunkTable(chunks: input.chunks).lines(for: profile))
                screen.blank()
            }
            screen.marked(.question, screen.inline(prediction.ask))
        case .quiz(let quiz):
            screen.marked(.question, screen.inline(quiz.ask))
            for (place, choice) in quiz.choices.enumerated() {
                screen.item(
                    QuizState.letter(place) + ")",
                    screen.inline(choice.text),
                    indent: 6
                )
            }
        case .demo(let call):
            screen.marked(.demo, [.plain("Demo "), .code("streamtutor demo \(call.name)")])
        case .exercise(let id):
            let title = exercises.first { $0.id == id }?.title ?? ""
            screen.marked(
                .demo,
                [.plain("Exercise "), .code(id.description), .plain("  \(title)")]
            )
        }
    }

    private func addSources(to screen: inout ScreenBuilder) {
        guard !lesson.sources.isEmpty else { return }
        screen.blank()
        screen.text([.strong("Sources")])
        for source in lesson.sources {
            screen.item("-", [.plain(source.title)], indent: 2)
            if let url = source.url { screen.verbatim(url, indent: 4) }
        }
    }
}
