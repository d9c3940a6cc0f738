import Grading

/// Grades to try reports with.
enum Samples {
    static let gradedClass = GradedClass(
        tool: "streamtutor 0.1.0",
        course: "course",
        exercises: [
            ExerciseOutline(
                id: "04/line-buffer",
                title: "Whole lines from chunks",
                file: "LineBuffering.swift",
                isExtraCredit: false,
                tests: [
                    TestOutline(id: "endings", suite: .visible, points: Points(1), rule: 1),
                    TestOutline(id: "anyCut", suite: .hidden, points: Points(3), rule: 2),
                ]
            )
        ],
        sandbox: .namespaces,
        policy: GradingPolicy(
            late: GradingPolicy.LateRule(due: 1_790_000_000, percentPerDay: 10)
        )
    )

    static let submission = SubmissionGrade(
        student: "ada",
        source: "ada.zip",
        submittedAt: 1_790_000_100,
        exercises: [
            ExerciseGrade(
                id: "04/line-buffer",
                state: .failed,
                tests: [
                    TestGrade(
                        id: "endings",
                        name: "All endings",
                        suite: .visible,
                        outcome: .passed,
                        earned: Points(1),
                        maximum: Points(1)
                    ),
                    TestGrade(
                        id: "anyCut",
                        name: "Any cut",
                        suite: .hidden,
                        outcome: .failed,
                        earned: Points(hundredths: 150),
                        maximum: Points(3),
                        explanation: "A chunk may end anywhere.",
                        input: "a␍|␊",
                        expected: "[\"a\"]",
                        actual: "[\"a\"] [\"\"]",
                        studentLine: 12
                    ),
                ],
                earned: Points(hundredths: 250),
                maximum: Points(4),
                output: "]]> </script> \u{1B}[31m\n::error file=x::y\n"
            )
        ],
        refusals: [Refusal(kind: "link", file: "evil", reason: "It is a link.")]
    )
}
