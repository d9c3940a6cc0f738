package import CourseModel
internal import ExerciseChecking

/// Takes from a submission the files that exercises name.
package struct SubmissionReader: Sendable {
    /// The names that are taken.
    let wanted: Set<String>

    package init(exercises: [Exercise]) { wanted = Set(exercises.map(\.studentFileName)) }

    /// Reads a submission; whatever is wrong with it becomes a refusal.
    package func read(_ source: SubmissionSource) -> HandedInFiles {
        guard let identity = Files.identity(source.path) else {
            return HandedInFiles(refusals: [
                Refusal(
                    kind: "missing",
                    file: source.name,
                    reason: "There is nothing of this name."
                )
            ])
        }
        if identity.isFolder { return FolderReader(wanted: wanted).read(source.path) }
        let name = String(source.path.split(separator: "/").last ?? "")
        guard wanted.contains(name) else {
            return HandedInFiles(refusals: [
                Refusal(
                    kind: "unknownFile",
                    file: source.name,
                    reason: "No exercise is solved in a file of this name."
                )
            ])
        }
        var found = HandedInFiles()
        FolderReader(wanted: wanted).take(source.path, as: name, into: &found)
        return found
    }
}
