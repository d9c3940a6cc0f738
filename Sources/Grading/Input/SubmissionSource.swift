/// Where one student's submission is; it is read when its turn comes.
package struct SubmissionSource: Hashable, Sendable {
    /// Who handed it in.
    package var student: String
    /// The files, folders and archives that belong to it; mostly one.
    package var parts: [Part]
    /// The path as reports name it, below what was given on the command line.
    package var name: String
    /// When it was handed in, in seconds since 1970 (UTC), where the name or a file beside it says.
    package var submittedAt: Int?
    /// The number of the attempt, from 1, where a student handed in several.
    package var attempt: Int

    package init(
        student: String,
        parts: [Part],
        name: String,
        submittedAt: Int? = nil,
        attempt: Int = 1
    ) {
        self.student = student
        self.parts = parts
        self.name = name
        self.submittedAt = submittedAt
        self.attempt = attempt
    }

    package struct Part: Hashable, Sendable {
        package var path: String
        /// The name that the student gave it, where a system changed it; nil for the path's own.
        package var originalName: String?
        /// Where it is in an archive of the whole class; nil where the path is one of the disk.
        var inside: ArchivePlace?

        package init(path: String, originalName: String? = nil) {
            self.path = path
            self.originalName = originalName
        }

        /// The name that counts.
        package var fileName: String {
            originalName ?? String(path.split(separator: "/").last ?? "")
        }
    }
}
