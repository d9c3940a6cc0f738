package import CourseModel
package import ProgressStorage
package import Terminal

/// The course with what a student has done: `streamtutor list`.
package struct ListScreen {
    let catalogue: Catalogue
    let progress: Progress
    let profile: TerminalProfile

    package init(catalogue: Catalogue, progress: Progress, profile: TerminalProfile) {
        self.catalogue = catalogue
        self.progress = progress
        self.profile = profile
    }

    package var lines: [StyledLine] {
        var screen = ScreenBuilder(profile)
        screen.blank()
        let titles = catalogue.lessons.map { displayWidth($0.title) }
        let column = min(max(24, (titles.max() ?? 0) + 2), profile.width - 24)
        for lesson in catalogue.lessons { add(lesson, column: column, to: &screen) }
        screen.blank()
        let standing = Standing(catalogue: catalogue, progress: progress)
        screen.text([
            .plain(
                "\(standing.solved) of \(count(standing.exercises, "exercise")), "
                    + "\(standing.points) of \(count(standing.allPoints, "point")). "
            ),
            .code("streamtutor"), .plain(" goes on where you stopped."),
        ])
        screen.blank()
        return screen.lines
    }

    private func add(_ lesson: Catalogue.LessonEntry, column: Int, to screen: inout ScreenBuilder) {
        let exercises = catalogue.exercises(ofLesson: lesson.number)
        let solved = exercises.filter { progress.isPassed($0) }.count
        let number = String(repeating: " ", count: lesson.number < 10 ? 1 : 0) + "\(lesson.number)"
        let started = progress.lessons[lesson.number] != nil || solved > 0
        var right: StyledText
        if !exercises.isEmpty, solved == exercises.count {
            right = Symbol.ok.styled(for: profile) + StyledText("    \(solved)/\(exercises.count)")
        } else {
            right = StyledText(started ? "      \(solved)/\(exercises.count)" : "      -")
            if started, let next = exercises.first(where: { !progress.isPassed($0) }) {
                right += StyledText("    next: \(next.id)", .dim)
            }
        }
        let title = StyledText(lesson.title).padded(to: column)
        let line = StyledText("  \(number)  ") + title + right
        if displayWidth(line) <= profile.width {
            screen.add([StyledLine(line)])
        } else {
            screen.text([StyledText("\(number)  \(lesson.title)")])
            screen.text([right], indent: 2)
        }
    }
}

/// How far a student is in the whole course.
package struct Standing: Hashable, Sendable {
    package var exercises = 0
    package var solved = 0
    package var allPoints = 0
    package var points = 0

    package init(catalogue: Catalogue, progress: Progress) {
        for exercise in catalogue.exercises {
            exercises += 1
            allPoints += exercise.points
            guard progress.isPassed(exercise) else { continue }
            solved += 1
            points += exercise.points
        }
    }
}

extension Progress {
    /// Whether an exercise was passed, under its id or one that it had before.
    package func isPassed(_ entry: Catalogue.ExerciseEntry) -> Bool {
        ([entry.id] + entry.aliases).contains { exercises[$0]?.isPassed ?? false }
    }

    /// What was done in an exercise, under its id or the first former id that was used.
    package func progress(of entry: Catalogue.ExerciseEntry) -> ExerciseProgress {
        ([entry.id] + entry.aliases).lazy.compactMap { self.exercises[$0] }.first
            ?? ExerciseProgress()
    }
}

/// `1 point`, `2 points`.
package func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
}
