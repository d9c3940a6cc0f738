package import CourseModel
internal import ExerciseChecking

/// Finds the submissions in what was named on the command line.
///
/// A file, an archive and a workspace are one submission. A folder is one too where its files
/// belong together: exercises' files in it, or in the folders of lessons. Any other folder is a
/// class, with a submission for each folder, archive and file in it. So is an archive that a
/// service named the parts of, or that can be nothing else.
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

    /// What was found.
    package struct Found: Sendable {
        /// In the order of students and their attempts.
        package var sources: [SubmissionSource] = []
        /// What lies in a class's folder and is nobody's submission.
        package var others: [String] = []
    }

    package func find(_ paths: [String]) throws(Missing) -> [SubmissionSource] {
        try look(for: paths).sources
    }

    package func look(for paths: [String]) throws(Missing) -> Found {
        var found = Found()
        var loose: [(path: String, name: String)] = []
        for path in paths {
            let path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
            guard let identity = Files.identity(path) else { throw Missing(path: path) }
            let real = Files.resolved(path) ?? path
            let name = String(real.split(separator: "/").last ?? "submission")
            if identity.isFolder, let level = classLevel(Handout(folder: path), isFolder: true) {
                add(level, to: &found)
            } else if !identity.isFolder, Archive.isArchive(name), isClass != false,
                let archive = ClassArchive(path),
                let level = classLevel(
                    Handout(archive: archive, name: Archive.stem(name)),
                    isFolder: false
                )
            {
                add(level, to: &found)
            } else {
                loose.append((path, name))
            }
        }
        found.sources = Self.numbered(found.sources + submissions(loose))
        return found
    }

    /// Submissions that were named one by one.
    private func submissions(_ paths: [(path: String, name: String)]) -> [SubmissionSource] {
        var bundles = Bundles()
        let names = HandoutNames(folder: "")
        // Exercises' files of one folder are one student's.
        let files = paths.count { wanted.contains($0.name) }
        for (path, name) in paths {
            let isFolder = Files.identity(path)?.isFolder == true
            if let origin = names.serviceOrigins(of: name, isFolder: isFolder)?.first {
                let part = SubmissionSource.Part(path: path, originalName: origin.file)
                bundles.add(part, of: origin, named: name)
                continue
            }
            let part = SubmissionSource.Part(path: path, originalName: name)
            if files > 1, wanted.contains(name) {
                let folders = (Files.resolved(path) ?? path).split(separator: "/").dropLast()
                let student = String(folders.last ?? "submission")
                bundles.add(part, of: .init(student: student, file: name), named: student)
                continue
            }
            let label = AttemptLabel(Archive.stem(name))
            let origin = HandoutNames.Origin(
                student: label.student,
                attempt: label.text.isEmpty ? path : label.text,
                file: name,
                submittedAt: label.submittedAt
            )
            bundles.add(part, of: origin, named: name)
        }
        return bundles.all
    }

    // MARK: - One or many

    /// The folder that has a student's submission in each item: this one, or one in it that a
    /// service packed alone; nil where all is one student's.
    private func classLevel(_ handout: Handout, isFolder: Bool) -> Handout? {
        guard isClass != false else { return nil }
        var (above, level) = (handout, handout)
        while !isServices(level), !isSubmission(level), level.items.count == 1,
            level.items[0].kind == .folder
        {
            (above, level) = (level, level.inner(level.items[0].name))
        }
        if isServices(level) { return level }
        if isFolder { return isClass ?? !isSubmission(handout) ? handout : nil }
        // A student packs folders in whatever way: a class is what can be nothing else.
        let isOwn = isSubmission(level)
        if isClass == true { return isOwn ? above : level }
        let archives = level.items.count { $0.kind == .file && Archive.isArchive($0.name) }
        return !isOwn && (archives > 1 || level.repeats(wanted)) ? level : nil
    }

    /// Whether a service's names are in it.
    private func isServices(_ handout: Handout) -> Bool {
        if handout.names.contains(GradescopeExport.fileName) { return true }
        // A student's own file may be called like one of a service's.
        if isSubmission(handout) { return false }
        let names = handout.handoutNames
        return handout.items.contains {
            names.serviceOrigins(of: $0.name, isFolder: $0.kind == .folder) != nil
        }
    }

    /// Whether what a folder holds was handed in by one student.
    private func isSubmission(_ handout: Handout) -> Bool {
        let names = handout.names
        if names.contains(".streamtutor") || names.contains("Package.swift") { return true }
        if names.contains(where: wanted.contains) { return true }
        // Folders of lessons, as in a workspace, hold one student's exercises.
        let folders = handout.items.filter { $0.kind == .folder }
        let hasArchives = names.contains(where: Archive.isArchive)
        return !hasArchives && !folders.isEmpty && folders.allSatisfy { Self.isNumbered($0.name) }
    }

    /// Whether a name begins like `04-parsing-chunks`.
    private static func isNumbered(_ name: String) -> Bool {
        let bytes = Array(name.utf8.prefix(3))
        return bytes.count == 3 && bytes[..<2].allSatisfy { (0x30...0x39).contains($0) }
            && bytes[2] == UInt8(ascii: "-")
    }

    // MARK: - A class

    private func add(_ handout: Handout, to found: inout Found) {
        let names = handout.handoutNames
        var bundles = Bundles()
        for item in handout.items where item.name != GradescopeExport.fileName {
            let isFolder = item.kind == .folder
            let isTaken =
                item.kind != .file || Archive.isArchive(item.name)
                || item.name.contains(".swift") || OtherPacking.ending(of: item.name) != nil
                || names.serviceOrigins(of: item.name, isFolder: false) != nil
            guard isTaken else {
                found.others.append(item.name)
                continue
            }
            for origin in names.origins(of: item.name, isFolder: isFolder) {
                let part = handout.part(item, originalName: origin.file)
                bundles.add(part, of: origin, named: item.name)
            }
        }
        found.sources += bundles.all
    }

    /// Parts of submissions, put together by their students and attempts.
    private struct Bundles {
        private var sources: [String: SubmissionSource] = [:]

        var all: [SubmissionSource] { Array(sources.values) }

        mutating func add(
            _ part: SubmissionSource.Part,
            of origin: HandoutNames.Origin,
            named name: String
        ) {
            let key = "\(origin.student)\u{0}\(origin.attempt)"
            if sources[key] == nil {
                sources[key] = SubmissionSource(
                    student: origin.student,
                    parts: [part],
                    name: name,
                    submittedAt: origin.submittedAt
                )
            } else {
                sources[key]?.parts.append(part)
            }
        }
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
