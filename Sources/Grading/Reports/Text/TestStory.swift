/// What reports say of a test that did not pass.
enum TestStory {
    /// Why an exercise's tests did not run or not to their end, in one line; nil where they did.
    static func reason(_ exercise: ExerciseGrade) -> String? {
        switch exercise.state {
        case .passed, .failed: return nil
        case .notFinished: return ShownText.line(exercise.trouble ?? "it did not finish")
        case .compileError: return "the file does not compile"
        case .notSubmitted: return ShownText.line(exercise.trouble ?? "not submitted")
        case .refused:
            let first = exercise.refusals.first
            let place = first?.line.map { "line \($0): " } ?? ""
            return ShownText.line("refused: \(place)\(first?.reason ?? "")")
        }
    }

    /// The failure in one line.
    static func headline(_ test: TestGrade, in exercise: ExerciseGrade) -> String {
        switch test.outcome {
        case .passed: "passed"
        case .failed: ShownText.line(test.message ?? test.explanation ?? "failed")
        case .notFinished: ShownText.line(exercise.trouble ?? "it did not finish")
        case .notRun: ShownText.line(reason(exercise) ?? "it did not run")
        }
    }

    /// The values of a failure, with what each is; empty where there are none to show.
    static func values(_ test: TestGrade) -> [(label: String, text: String)] {
        [("in", test.input), ("expected", test.expected), ("got", test.actual)]
            .compactMap { label, text in text.map { (label, ShownText.clean($0)) } }
    }

    /// All that is known of a failure, as lines of plain text; empty where it passed.
    static func text(_ test: TestGrade, in exercise: ExerciseGrade, file: String) -> String {
        guard test.outcome != .passed else { return "" }
        var lines: [String] = []
        if let explanation = test.explanation { lines.append(ShownText.line(explanation)) }
        if let message = test.message { lines.append(ShownText.clean(message)) }
        for (label, text) in values(test) {
            let column = label + String(repeating: " ", count: 10 - label.count)
            let parts = text.split(separator: "\n", omittingEmptySubsequences: false)
            lines.append(column + parts.joined(separator: "\n" + String(repeating: " ", count: 10)))
        }
        if let line = test.studentLine { lines.append("\(file), line \(line)") }
        if test.outcome != .failed || lines.isEmpty {
            lines.insert(headline(test, in: exercise), at: 0)
        }
        return ShownText.cut(lines.joined(separator: "\n"), to: 8000)
    }

    /// What is known of the exercise as a whole: what the compiler said, or what was refused.
    static func background(_ exercise: ExerciseGrade) -> String {
        var parts: [String] = exercise.refusals.map { refusal in
            let place = refusal.line.map { ", line \($0)" } ?? ""
            return ShownText.line("\(refusal.file)\(place): \(refusal.reason)")
        }
        if !exercise.compilerText.isEmpty { parts.append(ShownText.clean(exercise.compilerText)) }
        return ShownText.cut(parts.joined(separator: "\n"), to: 16_000)
    }

    /// What the student's code printed, with a note of what is missing; empty where it was quiet.
    static func output(_ exercise: ExerciseGrade, most: Int = 16_000) -> String {
        let text = ShownText.cut(ShownText.clean(exercise.output), to: most)
        guard exercise.outputDropped > 0 else { return text }
        return text + "\n(\(exercise.outputDropped) more bytes were not kept)"
    }
}

extension GradedClass {
    /// The file that students hand in for an exercise.
    func file(of exercise: ExerciseGrade) -> String {
        exercises.first { $0.id == exercise.id }?.file ?? ""
    }

    /// The number of the rule that a test is about; nil for tests taken together.
    func rule(of test: TestGrade, in exercise: ExerciseGrade) -> Int? {
        exercises.first { $0.id == exercise.id }?.tests.first { $0.id == test.id }?.rule
    }
}
