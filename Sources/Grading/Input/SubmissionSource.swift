/// Where one student's submission is; it is read when its turn comes.
package struct SubmissionSource: Hashable, Sendable {
    /// Who handed it in.
    package var student: String
    /// The path of the file, folder or archive.
    package var path: String
    /// The path as reports name it, below what was given on the command line.
    package var name: String
    /// When it was handed in, in seconds since 1970 (UTC), where the name or a file beside it says.
    package var submittedAt: Int?

    package init(student: String, path: String, name: String, submittedAt: Int? = nil) {
        self.student = student
        self.path = path
        self.name = name
        self.submittedAt = submittedAt
    }
}
