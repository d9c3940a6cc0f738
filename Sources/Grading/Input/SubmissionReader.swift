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
        // A text, a picture or another lesson's exercise beside what is graded is no mistake.
        if !found.files.isEmpty { found.refusals.removeAll { $0.kind == "unknownFile" } }
        return found
    }

    private func read(_ part: SubmissionSource.Part) -> HandedInFiles {
        let name = part.fileName
        var found = HandedInFiles()
        if let place = part.inside { return place.read(as: name, wanted: wanted) }
        guard !Files.isLink(part.path) else {
            found.refuse("link", name, "It is a link, and links are not followed.")
            return found
        }
        guard let identity = Files.identity(part.path) else {
            found.refuse("missing", name, "It is gone, or its name is not UTF-8.")
            return found
        }
        if identity.isFolder { return FolderReader(wanted: wanted).read(part.path) }
        if Archive.isArchive(name) { return Archive.read(part.path, wanted: wanted) }
        guard wanted.contains(name) else {
            found.refuseUnknown(name)
            return found
        }
        FolderReader(wanted: wanted).take(part.path, as: name, into: &found)
        return found
    }
}

extension HandedInFiles {
    /// Refuses a file that no exercise is solved in.
    mutating func refuseUnknown(_ name: String) {
        if OtherPacking.ending(of: name) != nil {
            refuse("packing", name, "It is packed in a way that is not read; zip and tar.gz are.")
        } else {
            refuse("unknownFile", name, "No graded exercise is solved in a file of this name.")
        }
    }

    /// Adds what another part of the submission holds.
    mutating func add(all other: HandedInFiles) {
        refusals += other.refusals
        duplicates.formUnion(other.duplicates)
        unpacked += other.unpacked
        for name in other.files.keys.sorted() { add(other.files[name] ?? [], as: name) }
        for name in duplicates { files[name] = nil }
    }
}
