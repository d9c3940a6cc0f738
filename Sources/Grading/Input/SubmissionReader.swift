package import CourseModel
internal import ExerciseChecking

/// Takes from a submission the files that exercises name.
package struct SubmissionReader: Sendable {
    /// The names that are taken.
    let wanted: Set<String>

    package init(exercises: [Exercise]) { wanted = Set(exercises.map(\.studentFileName)) }

    /// Reads a submission; whatever is wrong with it becomes a refusal.
    package func read(_ source: SubmissionSource) -> HandedInFiles {
        var found = HandedInFiles()
        for part in source.parts { found.add(all: read(part)) }
        return found
    }

    private func read(_ part: SubmissionSource.Part) -> HandedInFiles {
        let name = part.fileName
        var found = HandedInFiles()
        guard !Files.isLink(part.path) else {
            found.refuse("link", name, "It is a link, and links are not followed.")
            return found
        }
        guard let identity = Files.identity(part.path) else {
            found.refuse("missing", name, "There is nothing of this name.")
            return found
        }
        if identity.isFolder { return FolderReader(wanted: wanted).read(part.path) }
        if Archive.isArchive(name) { return Archive.read(part.path, wanted: wanted) }
        guard wanted.contains(name) else {
            found.refuse("unknownFile", name, "No exercise is solved in a file of this name.")
            return found
        }
        FolderReader(wanted: wanted).take(part.path, as: name, into: &found)
        return found
    }
}

extension HandedInFiles {
    /// Adds what another part of the submission holds.
    mutating func add(all other: HandedInFiles) {
        refusals += other.refusals
        duplicates.formUnion(other.duplicates)
        for name in other.files.keys.sorted() { add(other.files[name] ?? [], as: name) }
        for name in duplicates { files[name] = nil }
    }
}
