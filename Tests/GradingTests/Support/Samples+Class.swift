import Grading
import TestSupport

extension Samples {
    /// Texts that hostile students are called by, print and hand in.
    static let hostile =
        "]]> </script><b onclick='x'>&amp; \u{1B}[31m \u{0}\u{202E}\r\n::error file=x::y\n```\n"
        + "=HYPERLINK(\"x\"), \"quoted\" 👩‍👩‍👧 \u{FFFF}"

    /// Two exercises, one of two tests and one of three.
    static let twoExercises: GradedClass = {
        var graded = gradedClass
        graded.policy = GradingPolicy()
        graded.exercises.append(
            ExerciseOutline(
                id: "05/second",
                title: "Second <b>& more</b>",
                file: "Seconding.swift",
                isExtraCredit: false,
                tests: [
                    TestOutline(id: "one", suite: .visible, points: Points(2), rule: 1),
                    TestOutline(id: "two", suite: .visible, points: Points(1), rule: 2),
                    TestOutline(id: "three", suite: .hidden, points: Points(3), rule: 2),
                ]
            )
        )
        return graded
    }()

    /// A class in which every state and outcome comes up, with hostile texts in every field.
    static func students(_ count: Int, seed: UInt64 = 1) -> [SubmissionGrade] {
        var random = SplitMix64(seed: seed)
        let states: [ExerciseGrade.State] = [
            .passed, .failed, .compileError, .notFinished, .notSubmitted, .refused,
        ]
        return (0..<count).map { index in
            let digits = String(index)
            let number = String(repeating: "0", count: 4 - digits.count) + digits
            let name = index % 5 == 4 ? "s\(number) \(hostile)" : "s\(number)"
            var grade = SubmissionGrade(
                student: name,
                source: name + ".zip",
                submittedAt: 1_790_000_000 + index,
                exercises: twoExercises.exercises.map { outline in
                    let state = states[(index + Int.random(in: 0..<6, using: &random)) % 6]
                    return exercise(outline, state, &random)
                }
            )
            if index % 3 == 0 {
                let refusal = Refusal(kind: "link", file: hostile, reason: "It is a link.")
                grade.refusals = [refusal]
                grade.latePenalty = Points(hundredths: 10)
            }
            return grade
        }
    }

    private static func exercise(
        _ outline: ExerciseOutline,
        _ state: ExerciseGrade.State,
        _ random: inout SplitMix64
    ) -> ExerciseGrade {
        var grade = ExerciseGrade(
            id: outline.id,
            state: state,
            tests: outline.tests.enumerated().map { place, test in
                let outcome = outcome(state, isFirst: place == 0, &random)
                return TestGrade(
                    id: test.id,
                    name: "Name of \(test.id) <i>",
                    suite: test.suite,
                    outcome: outcome,
                    earned: outcome == .passed ? test.points : .zero,
                    maximum: test.points,
                    explanation: outcome == .failed ? "Why \(test.id) `fails` & more" : nil,
                    message: outcome == .failed ? hostile : nil,
                    input: outcome == .failed ? "in-\(test.suite)" + hostile : nil,
                    expected: outcome == .failed ? hostile : nil,
                    actual: outcome == .failed ? hostile : nil,
                    studentLine: outcome == .failed ? 12 : nil
                )
            },
            earned: .zero,
            maximum: outline.maximum,
            output: state == .notSubmitted ? "" : String(repeating: hostile, count: 40),
            outputDropped: 7
        )
        grade.earned = grade.tests.map(\.earned).sum()
        if state == .compileError { grade.compilerText = "x.swift:1:2: error: " + hostile }
        if state == .refused {
            let reason = "It imports " + hostile
            grade.refusals = [Refusal(kind: "import", file: "x", line: 3, reason: reason)]
        }
        if state == .notFinished {
            grade.trouble = "it crashed; hidden tests: it crashed: secret; hidden; tests"
        }
        return grade
    }

    private static func outcome(
        _ state: ExerciseGrade.State,
        isFirst: Bool,
        _ random: inout SplitMix64
    ) -> TestGrade.Outcome {
        switch state {
        case .passed: .passed
        case .failed: isFirst || Bool.random(using: &random) ? .failed : .passed
        case .notFinished: Bool.random(using: &random) ? .notFinished : .passed
        case .compileError, .notSubmitted, .refused: .notRun
        }
    }

    /// Writes one report of some students, and gives the folder that it is in.
    static func written(
        _ format: any ReportFormat,
        _ grades: [SubmissionGrade],
        of gradedClass: GradedClass = twoExercises
    ) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        var writer = try format.writer(for: gradedClass, in: ReportFolder(path: folder.path))
        for (index, grade) in grades.enumerated() {
            var timings = SubmissionTimings(student: grade.student, start: 1_790_000_000_000)
            for exercise in grade.exercises where exercise.state != .notSubmitted {
                timings.exercises[exercise.id] = 12.5
            }
            try writer.add(grade, timings: index % 4 == 3 ? nil : timings)
        }
        try writer.finish()
        return folder
    }
}
