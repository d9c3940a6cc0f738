/// What one student is told, as blocks that every style shows in its way.
struct Feedback {
    enum Block: Hashable {
        case heading(Int, String)
        case text(String)
        /// A test with what became of it and its points.
        case test(passed: Bool, name: String, points: String)
        /// A text to be shown as it is, with what it is.
        case quoted(label: String, String)
    }

    let title: String
    let blocks: [Block]

    init(_ submission: SubmissionGrade, of gradedClass: GradedClass) {
        let view = submission.shown(by: gradedClass.policy)
        title = "Feedback for \(ShownText.line(view.student))"
        var blocks: [Block] = [
            .heading(1, title), .text("\(view.score) of \(gradedClass.maximum) points."),
        ]
        if view.latePenalty > .zero {
            blocks.append(
                .text("\(view.earned) were earned, and \(view.latePenalty) taken off as late.")
            )
        }
        for refusal in view.refusals {
            blocks.append(.text("Not taken: \(ShownText.line(refusal.file)). \(refusal.reason)"))
        }
        for (exercise, outline) in zip(view.exercises, gradedClass.exercises) {
            let points = "\(exercise.earned) of \(exercise.maximum) points"
            blocks.append(.heading(2, "\(outline.id) \(outline.title): \(points)"))
            blocks += Self.blocks(exercise, outline)
        }
        self.blocks = blocks
    }

    private static func blocks(
        _ exercise: ExerciseGrade,
        _ outline: ExerciseOutline
    ) -> [Block] {
        var blocks: [Block] = []
        switch exercise.state {
        case .passed: return [.text("Every test passed.")]
        case .notSubmitted:
            let reason = exercise.trouble.map(ShownText.line) ?? "there is no \(outline.file)"
            return [.text("Not submitted: \(reason).")]
        case .refused:
            blocks.append(.text("Nothing of it was run, because it breaks a rule of graded runs:"))
            blocks.append(.quoted(label: "refused", TestStory.background(exercise)))
            return blocks
        case .compileError:
            blocks.append(.text("It does not compile, so no test ran. The compiler says:"))
            blocks.append(.quoted(label: "compiler", TestStory.background(exercise)))
            return blocks
        case .notFinished:
            blocks.append(.text("It did not finish: \(TestStory.reason(exercise) ?? "")."))
        case .failed: break
        }
        for test in exercise.tests { blocks += Self.blocks(test, outline) }
        let output = TestStory.output(exercise)
        if !output.isEmpty { blocks.append(.quoted(label: "your code printed", output)) }
        blocks.append(.text(again(exercise, outline)))
        return blocks
    }

    private static func blocks(_ test: TestGrade, _ outline: ExerciseOutline) -> [Block] {
        let isPassed = test.outcome == .passed
        var blocks: [Block] = [
            .test(
                passed: isPassed,
                name: ShownText.line(test.name),
                points: "\(test.earned) of \(test.maximum)"
            )
        ]
        guard !isPassed else { return blocks }
        switch test.outcome {
        case .notFinished: blocks.append(.text("It began and did not finish."))
        case .notRun: blocks.append(.text("It did not run."))
        case .passed, .failed: break
        }
        if let explanation = test.explanation { blocks.append(.text(ShownText.line(explanation))) }
        if let message = test.message {
            blocks.append(.quoted(label: "message", ShownText.cut(message, to: 4000)))
        }
        for (label, text) in TestStory.values(test) {
            blocks.append(.quoted(label: label, ShownText.cut(text, to: 4000)))
        }
        if let line = test.studentLine {
            blocks.append(.text("See line \(line) of \(outline.file)."))
        }
        return blocks
    }

    /// What to read again: the rules whose tests failed, and the lesson.
    private static func again(_ exercise: ExerciseGrade, _ outline: ExerciseOutline) -> String {
        let failed = Set(exercise.tests.filter { $0.outcome != .passed }.map(\.id))
        let rules = Set(outline.tests.filter { failed.contains($0.id) }.map(\.rule)).sorted()
        let lesson = Int(outline.id.prefix { $0 != "/" }).map { "lesson \($0)" } ?? "the lesson"
        guard !rules.isEmpty else { return "Read again: the task's rules, and \(lesson)." }
        let numbers = rules.map(String.init).joined(separator: ", ")
        return "Read again: \(rules.count == 1 ? "rule" : "rules") \(numbers) of the task, "
            + "and \(lesson)."
    }
}
