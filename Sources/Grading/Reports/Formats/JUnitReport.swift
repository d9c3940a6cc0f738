/// JUnit's XML, as continuous integration reads it: a suite for each exercise of each student.
///
/// Source: testmoapp/junitxml, which collects what tools write and read; there is no standard.
/// The counts of the whole class are left to the reader, since they would stand before what they
/// count. Only an exercise's time is known, so it stands at the suite.
package struct JUnitReport: ReportFormat {
    package let name = "junit"
    package let abstract = "JUnit XML, for continuous integration"
    package let path = "junit.xml"

    package init() {}

    package func writer(
        for gradedClass: GradedClass,
        at target: String
    ) throws(ReportFailure) -> any ReportWriter {
        let file = try ReportFolder.open(target)
        let name = ShownText.attribute(gradedClass.course)
        try file.write(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"\(name)\">\n"
        )
        return Writer(file: file, gradedClass: gradedClass)
    }

    private struct Writer: ReportWriter {
        let file: GrowingFile
        let gradedClass: GradedClass

        mutating func add(
            _ submission: SubmissionGrade,
            timings: SubmissionTimings?
        ) throws(ReportFailure) {
            for exercise in submission.exercises {
                try file.write(suite(exercise, of: submission, timings))
            }
        }

        mutating func finish() throws(ReportFailure) {
            try file.write("</testsuites>\n")
            try file.close()
        }

        private func suite(
            _ exercise: ExerciseGrade,
            of submission: SubmissionGrade,
            _ timings: SubmissionTimings?
        ) -> String {
            let kinds = exercise.tests.map { Kind($0, in: exercise) }
            var text = "<testsuite"
            func attribute(_ name: String, _ value: String) {
                text += " \(name)=\"\(ShownText.attribute(value))\""
            }
            attribute("name", "\(submission.student) \(exercise.id)")
            attribute("tests", "\(kinds.count)")
            attribute("failures", "\(kinds.count { $0 == .failure })")
            attribute("errors", "\(kinds.count { $0 == .error })")
            attribute("skipped", "\(kinds.count { $0 == .skipped })")
            if let time = timings?.exercises[exercise.id] {
                attribute("time", Self.seconds(time))
            }
            if let start = timings?.start {
                attribute("timestamp", String(Timestamp.text(start / 1000).dropLast()))
            }
            text += ">\n<properties>\n"
            func property(_ name: String, _ value: String) {
                text += "<property name=\"\(name)\" value=\"\(ShownText.attribute(value))\"/>\n"
            }
            property("student", submission.student)
            property("points", exercise.earned.description)
            property("maximum", exercise.maximum.description)
            text += "</properties>\n"
            for (test, kind) in zip(exercise.tests, kinds) {
                text += testCase(test, kind, in: exercise, of: submission)
            }
            let output = TestStory.output(exercise)
            if !output.isEmpty {
                text += "<system-out>\(ShownText.markup(output))</system-out>\n"
            }
            let background = TestStory.background(exercise)
            if !background.isEmpty {
                text += "<system-err>\(ShownText.markup(background))</system-err>\n"
            }
            return text + "</testsuite>\n"
        }

        private func testCase(
            _ test: TestGrade,
            _ kind: Kind?,
            in exercise: ExerciseGrade,
            of submission: SubmissionGrade
        ) -> String {
            let className = "\(submission.student).\(exercise.id)"
            let file = gradedClass.file(of: exercise)
            var text = "<testcase name=\"\(ShownText.attribute(test.name))\""
            text += " classname=\"\(ShownText.attribute(className))\""
            text += " file=\"\(ShownText.attribute(file))\""
            if let line = test.studentLine { text += " line=\"\(line)\"" }
            text += ">\n<properties>\n"
            text += "<property name=\"points\" value=\"\(test.earned)\"/>\n"
            text += "<property name=\"maximum\" value=\"\(test.maximum)\"/>\n</properties>\n"
            let headline = ShownText.attribute(TestStory.headline(test, in: exercise))
            switch kind {
            case nil: break
            case .skipped: text += "<skipped message=\"\(headline)\"/>\n"
            case .failure, .error:
                let tag = kind == .failure ? "failure" : "error"
                let story = TestStory.text(test, in: exercise, file: file)
                text += "<\(tag) message=\"\(headline)\" type=\"\(exercise.state.rawValue)\">"
                text += "\(ShownText.markup(story))</\(tag)>\n"
            }
            return text + "</testcase>\n"
        }

        /// Milliseconds as seconds with three digits.
        private static func seconds(_ milliseconds: Double) -> String {
            let whole = Int(milliseconds.rounded())
            let rest = String(whole % 1000)
            return "\(whole / 1000).\(String(repeating: "0", count: 3 - rest.count))\(rest)"
        }
    }

    /// What JUnit calls a test that did not pass; no value for one that did.
    private enum Kind {
        case failure, error, skipped

        init?(_ test: TestGrade, in exercise: ExerciseGrade) {
            switch test.outcome {
            case .passed: return nil
            case .failed: self = .failure
            case .notFinished: self = .error
            case .notRun: self = exercise.state == .notSubmitted ? .skipped : .error
            }
        }
    }
}
