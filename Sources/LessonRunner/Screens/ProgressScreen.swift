package import CourseModel
package import ProgressStorage
package import Terminal

/// What a student has done, exercise by exercise: `progress`.
package struct ProgressScreen {
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
        let standing = Standing(catalogue: catalogue, progress: progress)
        screen.blank()
        screen.text([
            .strong("\(standing.solved) of \(count(standing.exercises, "exercise"))"),
            .plain(", \(standing.points) of \(count(standing.allPoints, "point"))."),
        ])
        for lesson in catalogue.lessons {
            screen.blank()
            screen.row([.strong("\(lesson.number)  \(lesson.title)")], [.dim(state(of: lesson))])
            for exercise in catalogue.exercises(ofLesson: lesson.number) {
                add(exercise, to: &screen)
            }
        }
        screen.blank()
        return screen.lines
    }

    private func state(of lesson: Catalogue.LessonEntry) -> String {
        guard let done = progress.lessons[lesson.number] else { return "not begun" }
        let time = done.seconds >= 60 ? ", \(done.seconds / 60) min" : ""
        let answers = progress.answers.filter { $0.key.lesson == lesson.number }
        let first = answers.values.count { $0.firstWasRight == true }
        let asked =
            answers.isEmpty ? "" : ", \(first) of \(count(answers.count, "answer")) right at once"
        return (done.finishedAt == nil ? "under way" : "read to the end") + asked + time
    }

    private func add(_ exercise: Catalogue.ExerciseEntry, to screen: inout ScreenBuilder) {
        let done = progress.progress(of: exercise)
        let sign =
            done.isPassed
            ? Symbol.ok.styled(for: profile) : StyledText(done.attempts > 0 ? "." : "-")
        var detail: String
        if let attempt = done.passedAttempt {
            detail = "\(count(exercise.points, "point")), \(ordinal(attempt)) try"
        } else if done.attempts > 0 {
            detail =
                "\(done.attempts) \(done.attempts == 1 ? "try" : "tries"), best \(done.bestPoints) of "
                + count(exercise.points, "point")
        } else {
            detail = "open"
        }
        if !done.hintsShown.isEmpty { detail += ", \(count(done.hintsShown.count, "hint"))" }
        if done.solutionShown?.reason == .afterFailures { detail += ", solution seen before" }
        let name = exercise.id.description
        let left = StyledText("  ") + sign.padded(to: 4) + StyledText(name).padded(to: 24)
        if profile.width >= 70 {
            screen.add([
                StyledLine((left + StyledText(detail)).truncated(to: profile.width))
            ])
        } else {
            screen.add([StyledLine(left.truncated(to: profile.width))])
            screen.text([.dim(detail)], indent: 6)
        }
    }

    private func ordinal(_ number: Int) -> String {
        let words = ["first", "second", "third", "fourth", "fifth"]
        return number <= words.count ? words[number - 1] : "\(number)th"
    }
}
