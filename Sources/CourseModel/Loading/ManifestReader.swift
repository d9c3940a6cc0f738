/// Reads `exercise.yml`.
struct ManifestReader {
    let root: String
    let sink: ProblemSink

    /// What was read, which may be less than an exercise.
    struct Result {
        var folder: CourseLayout.ExerciseFolder
        /// The exercise, where nothing is wrong with it.
        var exercise: Exercise?
        /// The id, where that can be read.
        var id: ExerciseID?
        var source: SourceText?
        /// Where fields are that other files are compared with.
        var places: [String: YAMLNode.Place] = [:]
        var module: String?
        var aliases: [ExerciseID] = []
        var requires: [ExerciseID] = []
        var imports: [String] = []
    }

    static let fields = [
        "format", "id", "title", "module", "points", "minutes", "concepts", "requires", "aliases",
        "needs", "imports", "limits", "tests", "hidden", "hints",
    ]

    func read(_ folder: CourseLayout.ExerciseFolder) -> Result {
        var result = Result(folder: folder)
        let before = sink.problems.count
        let source: SourceText
        do {
            source = try SourceText(file: folder.manifest, root: root)
        } catch {
            var problem = error
            if problem.message.hasSuffix("is missing") {
                problem.help =
                    "every exercise has one; it says what the exercise is called and worth"
            }
            sink.add(problem)
            return result
        }
        result.source = source
        guard let node = YAMLDocument.read(source.text, in: source, problems: sink),
            Fields.isReadable(node, source: source, sink: sink),
            let fields = Fields(
                node,
                what: "an exercise",
                known: Self.fields,
                source: source,
                sink: sink
            )
        else { return result }
        fields.checkFormat()
        result.id = id(fields, folder: folder)
        result.module = module(fields)
        for key in ["id", "module"] { result.places[key] = fields.place(of: key) }
        let title = fields.line("title")
        let minutes = fields.integer("minutes", in: 1...600)
        let points = fields.integer("points", in: 0...1000)
        let concepts = fields.texts("concepts", count: 1...Int.max, of: "concept")
        result.requires = ids(fields, "requires", own: result.id, into: &result.places)
        result.aliases = ids(fields, "aliases", own: result.id, into: &result.places)
        let needsSimulator = needs(fields)
        result.imports = imports(fields)
        let limits = self.limits(fields)
        let tests = TestListReader(fields: fields).read()
        if let points { checkSum(points, tests.visible, fields) }
        let hints = self.hints(fields, tests: tests)
        guard sink.problems.count == before, let id = result.id, let module = result.module,
            let title, let minutes, let points, let concepts, let visible = tests.visible,
            let hidden = tests.hidden, let hints
        else { return result }
        result.exercise = Exercise(
            id: id,
            title: title,
            module: module,
            order: folder.order,
            points: points,
            minutes: minutes,
            concepts: concepts,
            hints: hints,
            tests: visible,
            hiddenTests: hidden,
            limits: limits,
            allowedImports: result.imports,
            needsSimulator: needsSimulator,
            aliases: result.aliases,
            requires: result.requires,
            folder: root + "/" + folder.path,
            manifest: SourceLocation(file: folder.manifest, line: 1)
        )
        return result
    }

    private static let idHelp =
        "write two digits, / and a name in lower case, such as 04/chunked-sse"

    private func id(_ fields: Fields, folder: CourseLayout.ExerciseFolder) -> ExerciseID? {
        guard let text = fields.text("id") else { return nil }
        guard let id = ExerciseID(text) else {
            fields.report("id", message: "\"\(text)\" is no exercise's id", help: Self.idHelp)
            return nil
        }
        if id.lesson != folder.lesson {
            fields.report(
                "id",
                message:
                    "\(id) is an id of lesson \(id.lesson), but lies in lesson \(folder.lesson)'s folder",
                help: "mend the id's number, or move the folder"
            )
        }
        return id
    }

    private func ids(
        _ fields: Fields,
        _ key: String,
        own: ExerciseID?,
        into places: inout [String: YAMLNode.Place]
    ) -> [ExerciseID] {
        guard let items = fields.items(key, count: 0...100, of: "ids", required: false) else {
            return []
        }
        var ids: [ExerciseID] = []
        for (node, path) in items {
            guard let text = fields.text(node, path: path, name: "this") else { continue }
            func wrong(_ message: String, _ help: String? = nil) {
                sink.report(
                    at: node.place,
                    in: fields.source,
                    field: path,
                    message: message,
                    help: help
                )
            }
            guard let id = ExerciseID(text) else {
                wrong("\"\(text)\" is no exercise's id", Self.idHelp)
                continue
            }
            if id == own {
                wrong("\(id) is this exercise itself", "remove it")
            } else if ids.contains(id) {
                wrong("\(id) is there twice", "remove one")
            } else {
                places["\(key)[\(ids.count)]"] = node.place
                ids.append(id)
            }
        }
        return ids
    }

    private func module(_ fields: Fields) -> String? {
        guard let text = fields.text("module") else { return nil }
        guard let first = text.utf8.first, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first),
            text.isSwiftIdentifier
        else {
            fields.report(
                "module",
                message: "\"\(text)\" is no name for a Swift module",
                help: "begin with a capital letter, then letters and digits, such as ChunkedSSE"
            )
            return nil
        }
        let taken = [
            "Swift", "Testing", "Foundation", "ExerciseSupport", "Solution", "HiddenTests",
        ]
        guard !taken.contains(text), !text.hasSuffix("Tests") else {
            fields.report(
                "module",
                message: "\"\(text)\" is the name of another file or module",
                help:
                    "choose a name that is none of \(Fields.listed(taken)) and does not end in Tests"
            )
            return nil
        }
        return text
    }

    private func checkSum(_ points: Int, _ tests: [ExpectedTest]?, _ fields: Fields) {
        guard let sum = tests?.reduce(0, { $0 + $1.points }), sum != points else { return }
        fields.report(
            "points",
            message: "\"points\" is \(points), but the tests' points add up to \(sum)",
            help: "write points: \(sum), or mend the tests' points"
        )
    }
}

extension String {
    /// Whether this can stand in Swift for a name: ASCII letters, digits and `_`, no digit first.
    var isSwiftIdentifier: Bool {
        guard let first = utf8.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first)
        else {
            return false
        }
        return utf8.allSatisfy {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
                || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "_")
        }
    }
}
