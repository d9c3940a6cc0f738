/// Gradescope's `results.json`: what a student sees there of a submission.
///
/// Source: Gradescope's documentation for autograders, "Autograder Specifications". A test of its
/// own with the visibility `hidden` would hide the total from students, so what is hidden is left
/// out instead, as the policy says.
package struct GradescopeReport: ReportFormat {
    package let name = "gradescope"
    package let abstract = "Gradescope's results.json, one for each student"
    package let path = "gradescope"
    package let studentSuffix: String? = "json"

    package init() {}

    package func writer(for gradedClass: GradedClass, at target: String) -> any ReportWriter {
        EachStudent(files: StudentFiles(target, suffix: "json")) { submission, timings in
            GradeJSON.text(Results(submission, timings, gradedClass)) + "\n"
        }
    }

    private struct Results: Encodable {
        var score: Points
        var execution_time: Double?
        var output: String
        var output_format = "text"
        var test_output_format = "text"
        var test_name_format = "text"
        var visibility = "visible"
        var stdout_visibility = "hidden"
        var tests: [Test]

        init(
            _ submission: SubmissionGrade,
            _ timings: SubmissionTimings?,
            _ gradedClass: GradedClass
        ) {
            let view = submission.shown(by: gradedClass.policy)
            score = view.score
            execution_time = timings.map { ($0.total / 10).rounded() / 100 }
            var lines = ["\(view.score) of \(gradedClass.maximum) points"]
            if view.latePenalty > .zero {
                lines.append("\(view.latePenalty) of them were taken off for being late")
            }
            for refusal in view.refusals {
                lines.append(ShownText.line("not taken: \(refusal.file): \(refusal.reason)"))
            }
            for exercise in view.exercises {
                let background = TestStory.background(exercise)
                guard exercise.state == .compileError || exercise.state == .refused else {
                    continue
                }
                lines.append("\n\(exercise.id): \(TestStory.reason(exercise) ?? "")\n\(background)")
            }
            output = ShownText.cut(lines.joined(separator: "\n"), to: 60_000)
            tests = zip(1..., view.exercises).flatMap { number, exercise in
                zip(1..., exercise.tests).map { place, test in
                    Test(test, in: exercise, number: "\(number).\(place)", gradedClass)
                }
            }
        }
    }

    private struct Test: Encodable {
        var name: String
        var number: String
        var score: Points
        var max_score: Points
        var status: String
        var output: String?
        var visibility = "visible"
        var tags: [String]

        init(
            _ test: TestGrade,
            in exercise: ExerciseGrade,
            number: String,
            _ gradedClass: GradedClass
        ) {
            name = "\(exercise.id): \(ShownText.line(test.name))"
            self.number = number
            score = test.earned
            max_score = test.maximum
            status = test.outcome == .passed ? "passed" : "failed"
            tags = [exercise.id, test.suite.rawValue]
            guard test.outcome != .passed else { return }
            var text = TestStory.text(
                test,
                in: exercise,
                file: gradedClass.file(of: exercise)
            )
            let isFirst = exercise.tests.first { $0.outcome != .passed }?.id == test.id
            let printed = TestStory.output(exercise, most: 4000)
            if isFirst, !printed.isEmpty { text += "\n\nYour code printed:\n\(printed)" }
            output = text
        }
    }
}
