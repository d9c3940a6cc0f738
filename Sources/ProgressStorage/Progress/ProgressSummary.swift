package import CourseModel

/// A page to keep: what a student has done, as Markdown.
package enum ProgressSummary {
    /// - Parameters:
    ///   - date: the day that the page names, `2026-03-01`.
    package static func markdown(
        of progress: Progress,
        in course: Catalogue,
        date: String
    ) -> String {
        let all = course.exercises
        let done = all.map { Standing($0, progress) }
        var text = """
            # What I did in streamtutor

            As of \(date): \(done.count(where: \.isPassed)) of \(counted(all.count, "exercise")), \
            \(done.sum(\.points)) of \(counted(all.map(\.points).reduce(0, +), "point")), \
            \(time(progress)).

            | lesson | exercises | points | predictions right at once | finished |
            |---|---|---|---|---|

            """
        for lesson in course.lessons {
            let exercises = course.exercises(ofLesson: lesson.number).map { Standing($0, progress) }
            let answers = progress.answers.filter {
                $0.key.lesson == lesson.number && $0.value.isDone
            }
            let right = answers.values.count { $0.firstWasRight == true }
            let finished = progress.lessons[lesson.number]?.finishedAt?.day() ?? "-"
            let points = exercises.map(\.exercise.points).reduce(0, +)
            text += "| \(lesson.number). \(cell(lesson.title)) "
            text += "| \(exercises.count(where: \.isPassed))/\(exercises.count) "
            text += "| \(exercises.sum(\.points))/\(points) "
            text += "| \(answers.isEmpty ? "-" : "\(right)/\(answers.count)") | \(finished) |\n"
        }
        for lesson in course.lessons {
            let touched = course.exercises(ofLesson: lesson.number).map { Standing($0, progress) }
                .filter { $0.progress != ExerciseProgress() }
            guard !touched.isEmpty else { continue }
            text += "\n## \(lesson.number). \(lesson.title)\n\n"
            for standing in touched { text += "- \(standing.line)\n" }
        }
        return text
    }

    /// A cell's text may not end the cell.
    private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }

    private static func time(_ progress: Progress) -> String {
        let seconds = progress.lessons.values.map(\.seconds).reduce(0, +)
        let minutes = (seconds + 30) / 60
        return minutes < 60
            ? counted(minutes, "minute") : "\(minutes / 60) h \(minutes % 60) min"
    }
}

private struct Standing {
    var exercise: Catalogue.ExerciseEntry
    var progress: ExerciseProgress

    init(_ exercise: Catalogue.ExerciseEntry, _ progress: Progress) {
        self.exercise = exercise
        self.progress = progress.progress(of: exercise.id, aliases: exercise.aliases)
    }

    var isPassed: Bool { progress.isPassed }
    /// A course that changed may give fewer points today than when they were got.
    var points: Int { min(progress.bestPoints, exercise.points) }

    /// `ok Events out of any chunks (04/chunked-sse): 12 of 12 points, passed on 2026-03-01, …`
    var line: String {
        var parts = ["\(points) of \(counted(exercise.points, "point"))"]
        if let day = progress.passedAt?.day() {
            let tries = progress.passedAttempt.map { $0 == 1 ? "at the first try" : "at try \($0)" }
            parts.append("passed on \(day)" + (tries.map { " " + $0 } ?? ""))
        } else if progress.attempts > 0 {
            parts.append(
                progress.attempts == 1 ? "1 try so far" : "\(progress.attempts) tries so far"
            )
        }
        if !progress.hintsShown.isEmpty { parts.append(counted(progress.hintsShown.count, "hint")) }
        if progress.solutionShown?.reason == .afterFailures {
            parts.append(isPassed ? "with the solution seen before" : "solution seen")
        }
        return "\(isPassed ? "ok " : "")\(exercise.title) (\(exercise.id)): "
            + parts.joined(separator: ", ")
    }
}

extension [Standing] {
    fileprivate func sum(_ value: (Standing) -> Int) -> Int { map(value).reduce(0, +) }
}

/// `1 point`, `2 points`.
private func counted(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)" + (number == 1 ? "" : "s")
}
