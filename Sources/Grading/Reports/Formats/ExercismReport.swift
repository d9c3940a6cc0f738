/// Exercism's `results.json`, version 3: one for each exercise of each student.
///
/// Source: exercism/docs, `building/tooling/test-runners/interface.md`. A test's task is the
/// number of its rule. Output cannot be told apart by tests, so it stands at the first that failed.
package struct ExercismReport: ReportFormat {
    package let name = "exercism"
    package let abstract = "Exercism's results.json, one for each exercise of each student"
    package let path = "exercism"

    package init() {}

    package func writer(for gradedClass: GradedClass, at target: String) -> any ReportWriter {
        Writer(folder: ReportFolder(path: target), gradedClass: gradedClass)
    }

    private struct Writer: ReportWriter {
        let folder: ReportFolder
        let gradedClass: GradedClass

        func add(
            _ submission: SubmissionGrade,
            timings: SubmissionTimings?
        ) throws(ReportFailure) {
            let view = submission.shown(by: gradedClass.policy)
            for exercise in view.exercises {
                let student = ReportFolder.fileName(for: submission.student)
                let slug = exercise.id.replacing("/", with: "-")
                try folder.write(
                    "\(student)/\(slug)/results.json",
                    GradeJSON.text(Results(exercise, gradedClass)) + "\n"
                )
            }
        }

        func finish() {}
    }

    private enum Status: String, Encodable { case pass, fail, error }

    private struct Results: Encodable {
        var version = 3
        var status: Status
        var message: String?
        var tests: [Test]

        init(_ exercise: ExerciseGrade, _ gradedClass: GradedClass) {
            // Only where no test ran: a crash in the middle leaves results.
            let ran = exercise.tests.contains { $0.outcome != .notRun }
            status = exercise.state == .passed ? .pass : ran ? .fail : .error
            let first = exercise.tests.first { $0.outcome != .passed }
            tests =
                ran
                ? exercise.tests.map {
                    Test($0, in: exercise, isFirstFailure: $0.id == first?.id, gradedClass)
                } : []
            guard status == .error else { return }
            let parts = [TestStory.reason(exercise) ?? "", TestStory.background(exercise)]
            let text = parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
            message = ShownText.clean(ShownText.cut(text, to: 60_000))
        }
    }

    private struct Test: Encodable {
        var name: String
        var status: Status
        var message: String?
        var output: String?
        var task_id: Int?

        init(
            _ test: TestGrade,
            in exercise: ExerciseGrade,
            isFirstFailure: Bool,
            _ gradedClass: GradedClass
        ) {
            name = ShownText.line(test.name)
            task_id = gradedClass.rule(of: test, in: exercise)
            switch test.outcome {
            case .passed: status = .pass
            case .failed: status = .fail
            case .notFinished, .notRun: status = .error
            }
            guard test.outcome != .passed else { return }
            message = TestStory.text(test, in: exercise, file: gradedClass.file(of: exercise))
            // 500 characters at most, the note of what is missing among them.
            let printed = TestStory.output(exercise, most: 400)
            if isFirstFailure, !printed.isEmpty { output = printed }
        }
    }
}
