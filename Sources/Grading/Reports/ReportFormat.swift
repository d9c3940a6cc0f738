/// A format that grades can be written in.
///
/// A class may be larger than the memory: a writer gets the class's description first and then one
/// submission after the other, in the order of the students' names, and keeps no more than it
/// must. A format with a file for each student writes it in `add`; one with a file for the class
/// appends to it, and ends it in `finish`.
package protocol ReportFormat: Sendable {
    /// The name on the command line: `junit`.
    var name: String { get }
    /// What it is, in a few words, for the help.
    var abstract: String { get }
    /// The file below the results' folder, or the folder where each student has a file.
    var path: String { get }
    /// How a student's file is called behind the dot; nil where the class has one file.
    var studentSuffix: String? { get }

    /// Begins one report at another place.
    /// - Parameter target: the file. Where students have a file each, their folder, or, with the
    ///   format's suffix, the file of the only student.
    /// - Throws: `ReportFailure` where a file cannot be written.
    func writer(
        for gradedClass: GradedClass,
        at target: String
    ) throws(ReportFailure) -> any ReportWriter

    /// Begins one report at its usual place.
    func writer(
        for gradedClass: GradedClass,
        in folder: ReportFolder
    ) throws(ReportFailure) -> any ReportWriter
}

extension ReportFormat {
    package var studentSuffix: String? { nil }

    package func writer(
        for gradedClass: GradedClass,
        in folder: ReportFolder
    ) throws(ReportFailure) -> any ReportWriter {
        try writer(for: gradedClass, at: folder.path + "/" + path)
    }
}

/// Writes one report of one run.
package protocol ReportWriter {
    /// Takes the next submission.
    /// - Parameter timings: how long it took; nil where that is not known any more.
    mutating func add(
        _ submission: SubmissionGrade,
        timings: SubmissionTimings?
    ) throws(ReportFailure)

    /// Ends the report.
    mutating func finish() throws(ReportFailure)
}

/// A report that could not be written.
package struct ReportFailure: Error, Hashable, Sendable {
    package var path: String
    package var reason: String

    package init(path: String, reason: String) {
        self.path = path
        self.reason = reason
    }
}
