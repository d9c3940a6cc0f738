/// Reads who handed something in from the names that systems give to files and folders.
///
/// - Gradescope's export: `submission_123456789/`, with `submission_metadata.yml` beside.
/// - Classroom 50 and GitHub's classrooms: `lab-1-submissions/lab-1-ada/`.
/// - Moodle: `Ada Lovelace_1234567_assignsubmission_file/`, or the same before a file's name.
/// - Canvas: `lovelaceada_12345_678901_LineBuffering.swift`, with `LATE_` after the name where it
///   was late, and `-1` before the ending where it was handed in again.
/// - Anything else: the name, without an archive's ending, is the student; after `@` may stand a
///   time or a number that tells several submissions apart: `ada@2026-03-01T141502Z.zip`.
struct HandoutNames {
    /// Who handed a file in, and how it was named before.
    struct Origin: Hashable {
        var student: String
        /// Tells this submission of the student from others.
        var attempt = ""
        var file: String
        var submittedAt: Int?
    }

    private let gradescope: [String: GradescopeExport.Submission]
    private let repositoryPrefix: String?
    private let folder: String

    /// - Parameters:
    ///   - folder: the name of the folder or archive that holds the class.
    ///   - list: Gradescope's list in it.
    init(folder: String, list: [UInt8]? = nil) {
        gradescope = list.map(GradescopeExport.read) ?? [:]
        self.folder = folder
        let ending = "-submissions"
        repositoryPrefix =
            folder.hasSuffix(ending) ? String(folder.dropLast(ending.count)) + "-" : nil
    }

    /// Who handed in what has this name: several where a group did.
    func origins(of name: String, isFolder: Bool) -> [Origin] {
        if let known = serviceOrigins(of: name, isFolder: isFolder) { return known }
        let ending = OtherPacking.ending(of: name)
        let stem =
            name.hasSuffix(".swift")
            ? String(name.dropLast(6))
            : ending.map { String(name.dropLast($0.count)) } ?? Archive.stem(name)
        let label = AttemptLabel(stem)
        return [
            Origin(
                student: label.student,
                attempt: label.text,
                file: name,
                submittedAt: label.submittedAt
            )
        ]
    }

    /// - Returns: nil where no service gave the name.
    func serviceOrigins(of name: String, isFolder: Bool) -> [Origin]? {
        if let known = gradescope[name] {
            return known.students.map {
                Origin(student: $0, attempt: name, file: name, submittedAt: known.submittedAt)
            }
        }
        if let service = Self.moodle(name) ?? (isFolder ? nil : Self.canvas(name)) {
            return [service]
        }
        guard isFolder, let repositoryPrefix, name.hasPrefix(repositoryPrefix),
            name != repositoryPrefix, name != folder
        else { return nil }
        return [Origin(student: String(name.dropFirst(repositoryPrefix.count)), file: name)]
    }

    /// `Ada Lovelace_1234567_assignsubmission_file_LineBuffering.swift`.
    private static func moodle(_ name: String) -> Origin? {
        // A text that was typed in comes as `_assignsubmission_onlinetext`.
        let mark = "_assignsubmission_"
        guard let found = name.firstRange(of: mark) else { return nil }
        let student = String(name[..<found.lowerBound])
        guard let number = student.split(separator: "_").last, number.allSatisfy(\.isNumber),
            number.count < student.count
        else { return nil }
        let rest = name[found.upperBound...].drop { $0 != "_" }.drop { $0 == "_" }
        return Origin(student: student, file: rest.isEmpty ? name : String(rest))
    }

    /// `lovelaceada_LATE_12345_678901_LineBuffering-1.swift`.
    private static func canvas(_ name: String) -> Origin? {
        var parts = name.split(separator: "_", omittingEmptySubsequences: false)
        guard parts.count >= 4 else { return nil }
        let who = parts.removeFirst()
        if parts[0] == "LATE" { parts.removeFirst() }
        guard parts.count >= 3, !who.isEmpty, !parts[0].isEmpty, !parts[1].isEmpty,
            parts[0].allSatisfy(\.isNumber), parts[1].allSatisfy(\.isNumber)
        else { return nil }
        return Origin(
            student: "\(who)_\(parts[0])",
            file: withoutCopyNumber(parts[2...].joined(separator: "_"))
        )
    }

    /// `LineBuffering.swift` for `LineBuffering-1.swift`.
    private static func withoutCopyNumber(_ name: String) -> String {
        guard let dot = name.firstIndex(of: "."), let dash = name[..<dot].lastIndex(of: "-")
        else { return name }
        let number = name[name.index(after: dash)..<dot]
        guard !number.isEmpty, number.allSatisfy(\.isNumber) else { return name }
        return String(name[..<dash]) + name[dot...]
    }
}

/// Archives that are not read, so that who handed one in is told.
enum OtherPacking {
    private static let endings = [
        ".tar.bz2", ".tar.xz", ".tar.zst", ".tbz2", ".tbz", ".txz", ".rar", ".7z", ".gz", ".bz2",
        ".xz", ".zst",
    ]

    /// - Returns: nil where a name is none of such an archive.
    static func ending(of name: String) -> String? {
        guard !Archive.isArchive(name) else { return nil }
        let name = name.lowercased()
        return endings.first { name.hasSuffix($0) }
    }
}

/// `ada@2026-03-01T141502Z`: a student, and what tells several submissions apart.
struct AttemptLabel: Hashable {
    var student: String
    /// What stands after the last `@`; empty where it is no time and no number.
    var text = ""
    var submittedAt: Int?

    init(_ name: String) {
        student = name
        guard let at = name.lastIndex(of: "@"), at > name.startIndex else { return }
        let label = String(name[name.index(after: at)...])
        submittedAt = Timestamp.seconds(label)
        // An address of mail has an @ too.
        guard submittedAt != nil || (!label.isEmpty && label.allSatisfy(\.isNumber)) else {
            return
        }
        student = String(name[..<at])
        text = label
    }
}
