/// Hidden suites from a folder of the graders' own, which no student has seen.
///
/// It is laid out like `exercises/`. The folder of an exercise holds `HiddenTests.swift` and an
/// `exercise.yml` of which `id` and `hidden` count; whatever else stands there is left alone.
package enum PrivateSuites {
    /// Puts them in place of the course's own hidden suites.
    /// - Parameter folder: what is given as `--hidden`.
    /// - Returns: the exercises with their suites; those without one in the folder as they were.
    /// - Throws: everything that is wrong with the folder.
    package static func applied(
        from folder: String,
        to exercises: [Exercise]
    ) throws(MalformedCourse) -> [Exercise] {
        let sink = ProblemSink()
        let root = FileSystem.resolved(folder) ?? folder
        var found = 0
        var result = exercises
        for lesson in FileSystem.names(in: root) ?? [] {
            for name in FileSystem.names(in: "\(root)/\(lesson)") ?? [] {
                let path = "\(lesson)/\(name)"
                guard FileSystem.isFile("\(root)/\(path)/HiddenTests.swift") else { continue }
                guard let suite = read(path, root: root, sink: sink) else { continue }
                found += 1
                if let index = result.firstIndex(where: {
                    $0.id == suite.id || $0.aliases.contains(suite.id)
                }) {
                    result[index].hiddenTests = suite.tests
                    result[index].privateSuite = "\(root)/\(path)/HiddenTests.swift"
                }
            }
        }
        if found == 0, sink.problems.isEmpty {
            sink.add(
                CourseProblem(
                    location: SourceLocation(file: folder, line: 1),
                    message: "there is no hidden suite in this folder",
                    help: "lay it out like exercises/: NN-lesson/NN-exercise/HiddenTests.swift"
                )
            )
        }
        guard sink.problems.isEmpty else { throw MalformedCourse(problems: sink.sorted) }
        return result
    }

    private static func read(
        _ path: String,
        root: String,
        sink: ProblemSink
    ) -> (id: ExerciseID, tests: [ExpectedTest])? {
        let source: SourceText
        do {
            source = try SourceText(file: path + "/exercise.yml", root: root)
        } catch {
            sink.add(error)
            return nil
        }
        guard let node = YAMLDocument.read(source.text, in: source, problems: sink),
            Fields.isReadable(node, source: source, sink: sink),
            let fields = Fields(
                node,
                what: "an exercise",
                known: ManifestReader.fields,
                source: source,
                sink: sink
            ),
            let tests = TestListReader(fields: fields).readHidden(),
            let text = fields.text("id")
        else { return nil }
        guard let id = ExerciseID(text) else {
            fields.report(
                "id",
                message: "\"\(text)\" is no exercise's id",
                help: "write it as the course does, such as 04/chunked-sse"
            )
            return nil
        }
        return (id, tests)
    }
}
