/// A class in little memory: a byte for each test and exercise of a student, and the failures by
/// what they said.
struct ClassTally {
    struct Row {
        var student: String
        var score: Points
        /// Hundredths of each exercise's maximum, or `notSubmitted`.
        var shares: [UInt8]
        /// The outcome of each test, exercise after exercise.
        var outcomes: [Outcome]
    }

    enum Outcome: UInt8 { case passed, failed, notFinished, notRun, notSubmitted }

    static let notSubmitted: UInt8 = 255

    /// How one test failed, over all students.
    struct Failures {
        var name = ""
        var explanation: String?
        /// Students whose code this test ran on.
        var tried = 0
        var failed = 0
        /// What it gave, with how many it gave that; the first different ones.
        var results: [String: Int] = [:]
    }

    let gradedClass: GradedClass
    private(set) var rows: [Row] = []
    /// As the tests of a row.
    private(set) var failures: [Failures]
    /// What compilers said, by exercise and first error.
    private(set) var compileErrors: [String: [String: Int]] = [:]
    /// How many students' files an exercise has refused, by what they broke.
    private(set) var refusals: [String: Int] = [:]

    /// More kinds of wrong results of one test than anybody reads.
    private static let mostResults = 64

    init(_ gradedClass: GradedClass) {
        self.gradedClass = gradedClass
        failures = gradedClass.exercises.flatMap { exercise in
            exercise.tests.map { Failures(name: $0.id) }
        }
    }

    mutating func add(_ submission: SubmissionGrade) {
        var row = Row(
            student: submission.student,
            score: submission.score,
            shares: [],
            outcomes: []
        )
        for (exercise, outline) in zip(submission.exercises, gradedClass.exercises) {
            let share =
                exercise.maximum.hundredths > 0
                ? exercise.earned.hundredths * 100 / exercise.maximum.hundredths : 100
            let isThere = exercise.state != .notSubmitted
            row.shares.append(isThere ? UInt8(min(100, max(0, share))) : Self.notSubmitted)
            for (place, test) in zip(outline.tests.indices, exercise.tests) {
                row.outcomes.append(Self.outcome(test, in: exercise))
                count(test, in: exercise, at: row.outcomes.count - 1)
                assert(outline.tests[place].id == test.id)
            }
            if exercise.state == .compileError {
                let errors = exercise.compilerText.split(separator: "\n")
                    .first { $0.contains("error: ") }
                let text = errors.flatMap { $0.split(separator: "error: ", maxSplits: 1).last }
                let key = ShownText.cut(String(text ?? "another error"), to: 300)
                compileErrors[outline.id, default: [:]][key, default: 0] += 1
            }
            for refusal in exercise.refusals { refusals[refusal.kind, default: 0] += 1 }
        }
        rows.append(row)
    }

    private static func outcome(_ test: TestGrade, in exercise: ExerciseGrade) -> Outcome {
        switch test.outcome {
        case .passed: .passed
        case .failed: .failed
        case .notFinished: .notFinished
        case .notRun: exercise.state == .notSubmitted ? .notSubmitted : .notRun
        }
    }

    private mutating func count(_ test: TestGrade, in exercise: ExerciseGrade, at index: Int) {
        guard test.outcome != .notRun else { return }
        // The name that people read is known where a suite ran alone.
        failures[index].name = test.name
        failures[index].tried += 1
        guard test.outcome != .passed else { return }
        failures[index].failed += 1
        failures[index].explanation = test.explanation ?? failures[index].explanation
        var parts = TestStory.values(test).map { label, text in
            label + String(repeating: " ", count: 10 - label.count) + text
        }
        if parts.isEmpty { parts = [TestStory.headline(test, in: exercise)] }
        let key = ShownText.cut(parts.joined(separator: "\n"), to: 600)
        if failures[index].results[key] != nil || failures[index].results.count < Self.mostResults {
            failures[index].results[key, default: 0] += 1
        }
    }
}
