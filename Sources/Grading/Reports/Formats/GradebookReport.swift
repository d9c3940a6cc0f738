/// A gradebook as CSV (RFC 4180): a row for each student, a column for each exercise.
///
/// `student,score,max_score,raw_score,late_penalty,submitted_at,` and the exercises. Times are in
/// UTC. An exercise that was not handed in is empty and not 0, so that a spreadsheet tells the two
/// apart. Names that a spreadsheet would take for a formula begin with an apostrophe.
package struct GradebookReport: ReportFormat {
    package let name = "csv"
    package let abstract = "a gradebook as CSV"
    package let path = "gradebook.csv"

    package init() {}

    package func writer(
        for gradedClass: GradedClass,
        at target: String
    ) throws(ReportFailure) -> any ReportWriter {
        let file = try ReportFolder.open(target)
        let columns = [
            "student", "score", "max_score", "raw_score", "late_penalty", "submitted_at",
        ]
        let names = columns + gradedClass.exercises.map(\.id)
        try file.write(names.map(ShownText.csv).joined(separator: ",") + "\r\n")
        return Writer(file: file, maximum: gradedClass.maximum)
    }

    private struct Writer: ReportWriter {
        let file: GrowingFile
        let maximum: Points

        func add(
            _ submission: SubmissionGrade,
            timings: SubmissionTimings?
        ) throws(ReportFailure) {
            var fields = [
                ShownText.csv(submission.student), submission.score.description,
                maximum.description, submission.earned.description,
                submission.latePenalty.description,
                submission.submittedAt.map(Timestamp.text) ?? "",
            ]
            fields += submission.exercises.map {
                $0.state == .notSubmitted ? "" : $0.earned.description
            }
            try file.write(fields.joined(separator: ",") + "\r\n")
        }

        func finish() throws(ReportFailure) { try file.close() }
    }
}
