import CourseModel

/// The generated Package.swift of a workspace.
///
/// An exercise's two targets, the student's module and its suite, share a folder. Each lists its
/// own file and excludes the others, so that nothing is compiled twice and nothing is warned about.
enum PackageManifest {
    static func text(for record: WorkspaceRecord) -> String {
        let hasSupport = !record.support.isEmpty
        let entries = record.exercises.values.filter { !$0.isRemoved }.sorted {
            $0.folder < $1.folder
        }
        var text = """
            // swift-tools-version: 6.0
            // Written by streamtutor, for editors and for `swift test`; `streamtutor upgrade` keeps
            // it up to date.

            import PackageDescription

            let package = Package(
                name: "streamtutor-workspace",
                platforms: [.macOS(.v15)],
                targets: [

            """
        if hasSupport {
            text += "        .target(name: \"ExerciseSupport\", path: \"Support\"),\n"
        }
        for entry in entries {
            let folder = quoted(entry.folder)
            let (file, suite) = (entry.module + ".swift", entry.module + "Tests.swift")
            func target(_ kind: String, _ name: String, needs: [String], own: String, other: String)
                -> String
            {
                let needs = needs + (hasSupport ? ["ExerciseSupport"] : [])
                return """
                            .\(kind)(
                                name: \(quoted(name)),
                                dependencies: [\(needs.map(quoted).joined(separator: ", "))],
                                path: \(folder),
                                exclude: ["README.md", \(quoted(other))],
                                sources: [\(quoted(own))]
                            ),

                    """
            }
            text += target("target", entry.module, needs: [], own: file, other: suite)
            text += target(
                "testTarget",
                entry.module + "Tests",
                needs: [entry.module],
                own: suite,
                other: file
            )
        }
        return text + "    ]\n)\n"
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for character in text {
            if character == "\"" || character == "\\" { quoted += "\\" }
            quoted.append(character)
        }
        return quoted + "\""
    }
}

/// The README.md at the top of a workspace.
enum WorkspaceReadme {
    static let text = """
        # Your streamtutor workspace

        Each exercise has a folder here, such as `04-parsing-chunks/01-line-buffer`: the task in
        `README.md`, the one Swift file that you edit, and the suite that checks it.

        - `streamtutor` goes on where you stopped, `streamtutor check` checks the exercise you are at.
        - `streamtutor reset ID` gives you the first form of an exercise's file back, and keeps yours
          in `.streamtutor/backups`.
        - The folder is a Swift package: open it in your editor, or run `swift test --filter Tests`.
        - `.streamtutor` holds your progress. Copy the whole folder to take it with you.

        """

    static let gitignore = """
        .build/
        .streamtutor/*.lock
        .streamtutor/history

        """
}
