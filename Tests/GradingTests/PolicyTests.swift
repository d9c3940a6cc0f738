import Testing

@testable import Grading

@Suite("Points by policy") struct PolicyTests {
    private let rule = GradingPolicy.LateRule(
        due: 1_000_000,
        grace: 600,
        percentPerDay: 10,
        most: 50
    )

    @Test(
        "Each day that has begun costs its share, after the grace and up to the most",
        arguments: [
            (0, 0), (600, 0), (601, 10), (86_400, 10), (86_401, 20), (86_400 * 4 + 1, 50),
            (86_400 * 400, 50), (-5, 0),
        ]
    )
    func late(delay: Int, percent: Int) {
        let policy = GradingPolicy(late: rule)
        let penalty = policy.penalty(on: Points(20), submittedAt: rule.due + delay)
        #expect(penalty == Points(hundredths: 20 * percent))
    }

    @Test("An unknown time costs nothing") func unknownTime() {
        #expect(GradingPolicy(late: rule).penalty(on: Points(20), submittedAt: nil) == .zero)
    }

    @Test("The last or the best counts, and of equal ones the later") func attempts() {
        func grade(_ source: String, _ points: Int) -> SubmissionGrade {
            var exercise = Samples.submission.exercises[0]
            exercise.earned = Points(points)
            return SubmissionGrade(student: "ada", source: source, exercises: [exercise])
        }
        let grades = [grade("1", 3), grade("2", 4), grade("3", 4), grade("4", 1)]
        #expect(GradingPolicy(attempt: .last).counting(grades)?.source == "4")
        #expect(GradingPolicy(attempt: .best).counting(grades)?.source == "3")
        #expect(GradingPolicy(attempt: .best).counting([]) == nil)
    }

    @Test("Students see as much of hidden tests as the policy says") func detail() {
        let grade = Samples.submission
        func tests(_ detail: GradingPolicy.HiddenDetail) -> [TestGrade] {
            grade.shown(by: GradingPolicy(hiddenDetail: detail)).exercises[0].tests
        }
        #expect(tests(.full) == grade.exercises[0].tests)
        #expect(tests(.name).map(\.id) == ["endings", "anyCut"])
        #expect(tests(.name)[1].input == nil && tests(.name)[1].explanation == nil)
        #expect(tests(.none).map(\.id) == ["endings", "hidden"])
        #expect(tests(.none)[1].earned == Points(hundredths: 150))
        #expect(tests(.none).map(\.earned).sum() == grade.earned)
    }

    @Test("What the compiler and a crash say of hidden tests is not shown either")
    func compilerOfHidden() {
        var exercise = Samples.submission.exercises[0]
        exercise.compilerText = ExerciseGrade.hiddenMark + "the compiler says: 'secret' overflows."
        exercise.trouble = ExerciseGrade.hiddenMark + "it crashed: secret"
        for detail in [GradingPolicy.HiddenDetail.name, .none] {
            let shown = exercise.shown(detail: detail)
            #expect(!shown.compilerText.contains("secret") && !shown.compilerText.isEmpty)
            #expect(shown.trouble == "hidden tests: it did not finish")
        }
        #expect(exercise.shown(detail: .full) == exercise)
        // What was said of the visible suite stays.
        exercise.compilerText = "LineBuffering.swift:2:1: error: expected '}'"
        #expect(exercise.shown(detail: .none).compilerText == exercise.compilerText)
    }
}
