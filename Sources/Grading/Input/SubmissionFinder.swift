package import CourseModel
internal import ExerciseChecking

/// Finds the submissions in what was named on the command line.
///
/// A file, an archive and a workspace are one submission. A folder is one too where its files
/// belong together: exercises' files in it, or in the folders of lessons. Any other folder is a
/// class, with a submission for each folder, archive and file in it.
package struct SubmissionFinder: Sendable {
    let wanted: Set<String>
    /// Whether folders are classes or submissions, where that is not to be guessed.
    let isClass: Bool?

    package init(exercises: [Exercise], isClass: Bool? = nil) {
        wanted = Set(exercises.map(\.studentFileName))
        self.isClass = isClass
    }

    /// A path that is not there.
    package struct Missing: Error, Hashable { package var path: String }

    /// - Returns: in the order of students and their attempts.
    package func find(_ paths: [String]) throws(Missing) -> [SubmissionSource] {
        var found: [SubmissionSource] = []
        for path in paths {
            let path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
            guard let identity = Files.identity(path) else { throw Missing(path: path) }
            if identity.isFolder, isClass ?? !isSubmission(path) {
                found += submissions(in: path)
            } else {
                let real = Files.resolved(path) ?? path
                let name = String(real.split(separator: "/").last ?? "submission")
                found.append(single(path, named: name))
            }
        }
        return Self.numbered(found)
    }

    private func single(_ path: String, named name: String) -> SubmissionSource {
        let stem = Archive.stem(name)
        let label = AttemptLabel(stem)
        return SubmissionSource(
            student: label.student,
            parts: [SubmissionSource.Part(path: path, originalName: name)],
            name: name,
            submittedAt: label.submittedAt
        )
    }

    // MARK: - One or many

    /// Whether what a folder holds was handed in by one student.
    private func isSubmission(_ folder: String) -> Bool {
        let names = Files.names(in: folder)
        if names.contains(".streamtutor") || names.contains("Package.swift") { return true }
        if names.contains(where: wanted.contains) { return true }
        // Folders of lessons, as in a workspace, hold one student's exercises.
        let folders = names.filter { !$0.hasPrefix(".") && isFolder(folder + "/" + $0) }
        let hasArchives = names.contains(where: Archive.isArchive)
        return !hasArchives && !folders.isEmpty && folders.allSatisfy(Self.isNumbered)
    }

    private func isFolder(_ path: String) -> Bool {
        Files.identity(path)?.isFolder == true && !Files.isLink(path)
    }

    /// Whether a name begins like `04-parsing-chunks`.
    private static func isNumbered(_ name: String) -> Bool {
        let bytes = Array(name.utf8.prefix(3))
        return bytes.count == 3 && bytes[..<2].allSatisfy { (0x30...0x39).contains($0) }
            && bytes[2] == UInt8(ascii: "-")
    }

    // MARK: - A class

    private func submissions(in folder: String) -> [SubmissionSource] {
        let classroom = HandoutNames(folder: folder)
        var bundles: [String: SubmissionSource] = [:]
        for name in Files.names(in: folder) where !name.hasPrefix(".") && name != "__MACOSX" {
            let path = folder + "/" + name
            let isFolder = isFolder(path)
            let isTaken =
                isFolder || Files.isLink(path) || Archive.isArchive(name)
                || name.hasSuffix(".swift")
            guard isTaken, let origin = classroom.origin(of: name, isFolder: isFolder) else {
                continue
            }
            let part = SubmissionSource.Part(path: path, originalName: origin.file)
            let key = "\(origin.student)\u{0}\(origin.attempt)"
            if bundles[key] == nil {
                bundles[key] = SubmissionSource(
                    student: origin.student,
                    parts: [part],
                    name: name,
                    submittedAt: origin.submittedAt
                )
            } else {
                bundles[key]?.parts.append(part)
            }
        }
        return Array(bundles.values)
    }

    /// Orders submissions and numbers each student's by their times and names.
    private static func numbered(_ found: [SubmissionSource]) -> [SubmissionSource] {
        var sorted = found.sorted {
            ($0.student, $0.submittedAt ?? 0, $0.name) < ($1.student, $1.submittedAt ?? 0, $1.name)
        }
        for index in sorted.indices.dropFirst()
        where sorted[index].student == sorted[index - 1].student {
            sorted[index].attempt = sorted[index - 1].attempt + 1
        }
        return sorted
    }
}
