package import ExerciseChecking

/// The folder of a run: a file for each graded submission, which is what a run goes on from, and
/// the reports.
///
/// ```
/// OUT/
///   class.json                what was graded
///   submissions/ada.json      a submission's grade
///   timings/ada.json          how long it took
///   report.json, …            the reports
/// ```
package struct ResultsFolder: Sendable {
    package let path: String

    package init(path: String) { self.path = path }

    /// Keeps other runs out of the folder until the value is let go.
    /// - Returns: nil where another run is at it.
    package func lock() throws(ReportFailure) -> FolderLock? {
        do throws(Files.Failure) {
            try Files.makeFolder(path)
            return try FolderLock(path: path + "/.lock")
        } catch {
            throw ReportFailure(path: path, reason: error.reason)
        }
    }

    private var reports: ReportFolder { ReportFolder(path: path) }

    package func write(_ gradedClass: GradedClass) throws(ReportFailure) {
        try reports.write("class.json", GradeJSON.text(gradedClass) + "\n")
    }

    package func write(
        _ grade: SubmissionGrade,
        _ timings: SubmissionTimings
    ) throws(ReportFailure) {
        let name = ReportFolder.fileName(for: grade.student) + ".json"
        try reports.write("timings/" + name, GradeJSON.text(timings) + "\n")
        try reports.write("submissions/" + name, GradeJSON.text(grade) + "\n")
    }

    /// The grade of a student; nil where there is none yet.
    /// - Throws: `GradeJSON.Malformed` where the file is none that this version wrote.
    package func grade(of student: String) throws(GradeJSON.Malformed) -> SubmissionGrade? {
        let name = ReportFolder.fileName(for: student) + ".json"
        guard let bytes = try? Files.read(path + "/submissions/" + name) else { return nil }
        return try GradeJSON.value(SubmissionGrade.self, from: bytes)
    }

    package func timings(of student: String) -> SubmissionTimings? {
        let name = ReportFolder.fileName(for: student) + ".json"
        guard let bytes = try? Files.read(path + "/timings/" + name) else { return nil }
        return try? GradeJSON.value(SubmissionTimings.self, from: bytes)
    }

    /// Writes reports of the submissions that are here, one after the other.
    package func report(
        _ gradedClass: GradedClass,
        students: [String],
        in formats: [any ReportFormat]
    ) throws {
        var writers: [any ReportWriter] = []
        for format in formats {
            writers.append(try format.writer(for: gradedClass, in: reports))
        }
        for student in students {
            guard let grade = try grade(of: student) else { continue }
            let timings = timings(of: student)
            for index in writers.indices { try writers[index].add(grade, timings: timings) }
        }
        for index in writers.indices { try writers[index].finish() }
    }
}
