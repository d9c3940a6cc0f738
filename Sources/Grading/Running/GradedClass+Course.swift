package import CourseModel
package import ExerciseChecking

extension SandboxKind {
    package init(_ sandbox: Sandbox) {
        switch sandbox.name {
        case .bubblewrap: self = .bubblewrap
        case .namespaces: self = .namespaces
        }
    }
}

extension ExerciseOutline {
    /// An exercise as its manifest describes it.
    package init(_ exercise: Exercise, isExtraCredit: Bool = false) {
        func outlines(_ tests: [ExpectedTest], _ suite: SuiteKind) -> [TestOutline] {
            tests.map {
                TestOutline(id: $0.id, suite: suite, points: Points($0.points), rule: $0.rule)
            }
        }
        self.init(
            id: exercise.id.description,
            title: exercise.title,
            file: exercise.studentFileName,
            isExtraCredit: isExtraCredit,
            tests: outlines(exercise.tests, .visible) + outlines(exercise.hiddenTests, .hidden)
        )
    }
}
