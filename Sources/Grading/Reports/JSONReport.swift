/// The own format: one JSON object, `report.json`, with the class and then each submission on a
/// line of its own.
///
/// `{"class":{…},"submissions":[` newline, the submissions, `]}`. It holds no durations, so that
/// the same submissions give the same bytes.
package struct JSONReport: ReportFormat {
    package let name = "json"
    package let abstract = "streamtutor's own, with everything in it"
    package let path = Self.fileName
    package static let fileName = "report.json"

    package init() {}

    package func writer(
        for gradedClass: GradedClass,
        at target: String
    ) throws(ReportFailure) -> any ReportWriter {
        let file = try ReportFolder.open(target)
        try file.write("{\"class\":\(GradeJSON.text(gradedClass)),\"submissions\":[\n")
        return Writer(file: file)
    }

    private struct Writer: ReportWriter {
        let file: GrowingFile
        var isFirst = true

        mutating func add(
            _ submission: SubmissionGrade,
            timings: SubmissionTimings?
        ) throws(ReportFailure) {
            try file.write((isFirst ? "" : ",\n") + GradeJSON.text(submission))
            isFirst = false
        }

        mutating func finish() throws(ReportFailure) {
            try file.write("\n]}\n")
            try file.close()
        }
    }
}
