extension SubmissionGrade {
    /// The grade as the student may see it: as much of the hidden tests as the policy allows.
    package func shown(by policy: GradingPolicy) -> SubmissionGrade {
        var grade = self
        grade.exercises = exercises.map { $0.shown(detail: policy.hiddenDetail) }
        return grade
    }
}

extension ExerciseGrade {
    /// The id of the test that stands for all hidden ones where no detail is shown.
    package static let hiddenTestsID = "hidden"

    /// What stands before words that are about the hidden suite.
    static let hiddenMark = "hidden tests: "

    package func shown(detail: GradingPolicy.HiddenDetail) -> ExerciseGrade {
        guard detail != .full else { return self }
        var grade = self
        // A limit or a crash in the hidden suite names a test and what it does. All behind goes
        // too: a student's code chooses the words that it ends with.
        if let trouble, let range = trouble.firstRange(of: Self.hiddenMark) {
            grade.trouble = trouble[..<range.upperBound] + "it did not finish"
        }
        if compilerText.hasPrefix(Self.hiddenMark) {
            grade.compilerText =
                Self.hiddenMark + "they cannot use your code. Keep names and types as the starter "
                + "has them."
        }
        let visible = tests.filter { $0.suite == .visible }
        let hidden = tests.filter { $0.suite == .hidden }
        switch detail {
        case .full: break
        case .name:
            grade.tests = visible + hidden.map(\.withoutDetail)
        case .none:
            guard !hidden.isEmpty else { return grade }
            let outcome: TestGrade.Outcome =
                hidden.allSatisfy { $0.outcome == .passed }
                ? .passed : hidden.allSatisfy { $0.outcome == .notRun } ? .notRun : .failed
            grade.tests =
                visible + [
                    TestGrade(
                        id: Self.hiddenTestsID,
                        name: "Hidden tests",
                        suite: .hidden,
                        outcome: outcome,
                        earned: hidden.map(\.earned).sum(),
                        maximum: hidden.map(\.maximum).sum()
                    )
                ]
        }
        return grade
    }
}

extension TestGrade {
    /// Its name and outcome alone.
    fileprivate var withoutDetail: TestGrade {
        TestGrade(
            id: id,
            name: name,
            suite: suite,
            outcome: outcome,
            earned: earned,
            maximum: maximum
        )
    }
}
