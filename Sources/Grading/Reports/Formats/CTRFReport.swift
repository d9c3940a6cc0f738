/// The Common Test Report Format (ctrf.io), version 1.0.0 of its schema: one list of tests.
///
/// The summary stands behind the tests, since it counts them. Only an exercise's duration is known,
/// so it is the first test's and the others have 0; sums are right.
package struct CTRFReport: ReportFormat {
    package let name = "ctrf"
    package let abstract = "CTRF JSON, for dashboards of tests"
    package let path = "ctrf.json"

    package init() {}

    package func writer(
        for gradedClass: GradedClass,
        at target: String
    ) throws(ReportFailure) -> any ReportWriter {
        let file = try ReportFolder.open(target)
        let tool = gradedClass.tool.split(separator: " ")
        let head = Tool(name: String(tool.first ?? "streamtutor"), version: String(tool.last ?? ""))
        try file.write(
            "{\"reportFormat\":\"CTRF\",\"specVersion\":\"1.0.0\","
                + "\"generatedBy\":\(GradeJSON.text(gradedClass.tool)),"
                + "\"results\":{\"tool\":\(GradeJSON.text(head)),\"tests\":[\n"
        )
        return Writer(file: file, gradedClass: gradedClass)
    }

    private struct Writer: ReportWriter {
        let file: GrowingFile
        let gradedClass: GradedClass
        var summary = Summary()
        var hasTests = false

        mutating func add(
            _ submission: SubmissionGrade,
            timings: SubmissionTimings?
        ) throws(ReportFailure) {
            if let timings { summary.add(timings) }
            for exercise in submission.exercises {
                for (index, test) in exercise.tests.enumerated() {
                    var entry = Test(test, in: exercise, of: submission, gradedClass)
                    if index == 0 {
                        let duration = timings?.exercises[exercise.id] ?? 0
                        entry.duration = Int(duration.rounded())
                        let output = TestStory.output(exercise)
                        if !output.isEmpty {
                            entry.stdout = output.split(
                                separator: "\n",
                                omittingEmptySubsequences: false
                            ).map(String.init)
                        }
                        let background = TestStory.background(exercise)
                        if !background.isEmpty { entry.trace = background }
                    }
                    summary.count(entry.status)
                    try file.write((hasTests ? ",\n" : "") + GradeJSON.text(entry))
                    hasTests = true
                }
                summary.suites += 1
            }
        }

        mutating func finish() throws(ReportFailure) {
            try file.write("\n],\"summary\":\(GradeJSON.text(summary))}}\n")
            try file.close()
        }
    }

    private struct Tool: Encodable {
        var name: String
        var version: String
    }

    private enum Status: String, Encodable { case passed, failed, skipped, other }

    private struct Test: Encodable {
        var name: String
        var status: Status
        var duration = 0
        var suite: [String]
        var message: String?
        var trace: String?
        var rawStatus: String
        var labels: Labels
        var tags: [String]
        var filePath: String
        var line: Int?
        var stdout: [String]?
        var extra: Values?

        init(
            _ test: TestGrade,
            in exercise: ExerciseGrade,
            of submission: SubmissionGrade,
            _ gradedClass: GradedClass
        ) {
            name = ShownText.line(test.name).isEmpty ? test.id : ShownText.line(test.name)
            switch test.outcome {
            case .passed: status = .passed
            case .failed, .notFinished: status = .failed
            case .notRun: status = exercise.state == .notSubmitted ? .skipped : .failed
            }
            suite = [ShownText.line(submission.student), exercise.id]
            rawStatus = test.outcome == .notRun ? exercise.state.rawValue : test.outcome.rawValue
            filePath = gradedClass.file(of: exercise)
            line = test.studentLine
            tags = [test.suite.rawValue]
            labels = Labels(points: test.earned, maximum: test.maximum)
            guard test.outcome != .passed else { return }
            message = TestStory.text(test, in: exercise, file: filePath)
            let values = Values(input: test.input, expected: test.expected, actual: test.actual)
            if values != Values() { extra = values }
        }
    }

    private struct Labels: Encodable {
        var points: Points
        var maximum: Points
    }

    private struct Values: Encodable, Equatable {
        var input: String?
        var expected: String?
        var actual: String?
    }

    private struct Summary: Encodable {
        var tests = 0
        var passed = 0
        var failed = 0
        var skipped = 0
        var pending = 0
        var other = 0
        var suites = 0
        var start = 0
        var stop = 0

        mutating func count(_ status: Status) {
            tests += 1
            switch status {
            case .passed: passed += 1
            case .failed: failed += 1
            case .skipped: skipped += 1
            case .other: other += 1
            }
        }

        mutating func add(_ timings: SubmissionTimings) {
            start = start == 0 ? timings.start : min(start, timings.start)
            stop = max(stop, timings.start + Int(timings.total.rounded(.up)))
        }
    }
}
