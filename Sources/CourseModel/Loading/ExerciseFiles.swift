/// Looks whether an exercise's folder holds the files that it must hold.
struct ExerciseFiles {
    let root: String
    let sink: ProblemSink

    func check(_ folder: CourseLayout.ExerciseFolder, module: String) {
        let wanted = [
            ("README.md", "the task, as the student reads it"),
            ("\(module).swift", "the starter, which the student edits"),
            ("\(module)Tests.swift", "the visible suite"),
            ("HiddenTests.swift", "the suite of graded runs"),
            ("Solution.swift", "the reference solution"),
        ]
        for (name, what) in wanted {
            let file = "\(folder.path)/\(name)"
            switch FileSystem.stamp(root + "/" + file)?.kind {
            case .file: continue
            case .folder:
                report(file, "this is a folder, not a file", "put \(what) there as a file")
            case .other: report(file, "this is no ordinary file", "put \(what) there as a file")
            case nil:
                report(file, "this file is missing", help(name, what, in: folder, wanted: wanted))
            }
        }
    }

    /// What to do about a missing file: most often it is there under a name that is nearly right.
    private func help(
        _ name: String,
        _ what: String,
        in folder: CourseLayout.ExerciseFolder,
        wanted: [(String, String)]
    ) -> String {
        let others = (FileSystem.names(in: root + "/" + folder.path) ?? []).filter { other in
            other != "exercise.yml" && other != "mutants" && !wanted.contains { $0.0 == other }
        }
        if let near = nearestNames(to: name, among: others, limit: 1).first {
            return "rename \(near), or mend \"module\" in exercise.yml; this file is \(what)"
        }
        return "it is \(what)"
    }

    private func report(_ file: String, _ message: String, _ help: String) {
        sink.add(
            CourseProblem(
                location: SourceLocation(file: file, line: 1),
                message: message,
                help: help
            )
        )
    }
}
