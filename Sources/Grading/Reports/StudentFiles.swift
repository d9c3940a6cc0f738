/// Where a format with a file for each student puts them.
struct StudentFiles {
    private let folder: ReportFolder
    private let suffix: String
    /// The file of the only student; nil where each has one.
    private let single: String?
    private var count = 0

    /// - Parameter target: a folder, or a file that ends with the suffix.
    init(_ target: String, suffix: String) {
        self.suffix = suffix
        if target.hasSuffix("." + suffix) {
            let (above, name) = ReportFolder.split(target)
            folder = ReportFolder(path: above)
            single = name
        } else {
            folder = ReportFolder(path: target)
            single = nil
        }
    }

    mutating func write(_ text: String, for student: String) throws(ReportFailure) {
        count += 1
        guard let single else {
            return try folder.write(ReportFolder.fileName(for: student) + "." + suffix, text)
        }
        guard count == 1 else {
            throw ReportFailure(
                path: folder.path + "/" + single,
                reason: "it holds one student, and there are more; name a folder"
            )
        }
        try folder.write(single, text)
    }
}

extension ReportFolder {
    /// A path's folder and the name in it.
    static func split(_ path: String) -> (folder: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return (".", path) }
        let name = String(path[path.index(after: slash)...])
        return (slash == path.startIndex ? "/" : String(path[..<slash]), name)
    }

    /// Begins a file of any path.
    static func open(_ path: String) throws(ReportFailure) -> GrowingFile {
        let (folder, name) = split(path)
        return try ReportFolder(path: folder).open(name)
    }
}

/// A writer that needs no more than each submission by itself.
struct EachStudent: ReportWriter {
    var files: StudentFiles
    let text: @Sendable (SubmissionGrade, SubmissionTimings?) -> String

    mutating func add(
        _ submission: SubmissionGrade,
        timings: SubmissionTimings?
    ) throws(ReportFailure) {
        try files.write(text(submission, timings), for: submission.student)
    }

    mutating func finish() {}
}
