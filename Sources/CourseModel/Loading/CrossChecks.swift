/// What must hold between the exercises of a course.
struct CrossChecks {
    let manifests: [ManifestReader.Result]
    let layout: CourseLayout
    let sink: ProblemSink

    /// Whether an id names an exercise.
    enum Lookup {
        case found
        /// It does not; these are near, or all there are in its lesson.
        case unknown(suggestions: [String])
        /// It may be the id of an exercise that could not be read.
        case unclear
    }

    /// The exercises of one lesson, to look ids up in; what is wrong with them is not told.
    static func silently(root: String, lesson: Int) -> CrossChecks {
        let sink = ProblemSink()
        let layout = CourseLayout(root: root, only: lesson, sink: sink)
        let reader = ManifestReader(root: root, sink: sink)
        return CrossChecks(
            manifests: layout.exercises.map(reader.read),
            layout: layout,
            sink: sink
        )
    }

    func look(up id: ExerciseID) -> Lookup {
        let known = manifests.compactMap(\.id)
        if known.contains(id) || manifests.contains(where: { $0.aliases.contains(id) }) {
            return .found
        }
        if layout.incomplete.contains(id.lesson)
            || manifests.contains(where: {
                // An id with the wrong number was meant to be one of this lesson.
                $0.folder.lesson == id.lesson && $0.id?.lesson != id.lesson
            })
        {
            return .unclear
        }
        return .unknown(
            suggestions: nearestNames(to: "\(id)", among: known.map(\.description), limit: 1)
        )
    }

    /// Compares the exercises with each other.
    /// - Parameter onlyLesson: The lesson whose exercises alone are there; what they say of other
    ///   lessons' exercises is then left open.
    func run(root: String, onlyLesson: Int? = nil) {
        checkIDs()
        checkModules(root: root)
        checkRequirements(onlyLesson: onlyLesson)
        checkSupport(root: root)
    }

    /// What comes before an exercise must be there, and stand before it: students take the course
    /// in its order, and so nothing can be required in a circle.
    private func checkRequirements(onlyLesson: Int?) {
        for (place, manifest) in manifests.enumerated() {
            for (index, id) in manifest.requires.enumerated()
            where onlyLesson == nil || id.lesson == onlyLesson {
                let field = "requires[\(index)]"
                if case .unknown(let near) = look(up: id) {
                    report(
                        manifest,
                        field,
                        "there is no exercise \(id)",
                        near.first.map { "did you mean \($0)?" }
                    )
                } else if let other = manifests.firstIndex(where: {
                    $0.id == id || $0.aliases.contains(id)
                }), other > place {
                    report(
                        manifest,
                        field,
                        "\(id) comes after this exercise",
                        "require what students have done by then, or renumber the folders"
                    )
                }
            }
        }
    }

    private func report(
        _ manifest: ManifestReader.Result,
        _ field: String,
        _ message: String,
        _ help: String?
    ) {
        guard let source = manifest.source else { return }
        sink.report(
            at: manifest.places[field] ?? .init(line: 1, scalars: 0),
            in: source,
            field: field,
            message: message,
            help: help
        )
    }

    private func checkIDs() {
        var owners: [ExerciseID: String] = [:]
        for manifest in manifests {
            guard let id = manifest.id else { continue }
            if let owner = owners[id] {
                report(
                    manifest,
                    "id",
                    "\(id) is the id of \(owner) already",
                    "give each exercise an id of its own"
                )
            } else {
                owners[id] = manifest.folder.path
            }
        }
        for manifest in manifests {
            for (index, alias) in manifest.aliases.enumerated() {
                if let owner = owners[alias] {
                    report(
                        manifest,
                        "aliases[\(index)]",
                        "\(alias) is the id of \(owner)",
                        "an alias is an id that no exercise has any more"
                    )
                } else {
                    owners[alias] = manifest.folder.path
                }
            }
        }
    }

    /// Looks for modules that two exercises have, and for the files that are named after modules.
    private func checkModules(root: String) {
        let files = ExerciseFiles(root: root, sink: sink)
        // Whoever has the starter of that name is the owner; the other's field is wrong.
        let withStarter = manifests.filter { manifest in
            manifest.module.map {
                FileSystem.isFile("\(root)/\(manifest.folder.path)/\($0).swift")
            } ?? false
        }
        for manifest in manifests {
            guard let module = manifest.module else { continue }
            // Files of two modules that differ in case alone would be one on macOS.
            let same = manifests.filter { $0.module?.lowercased() == module.lowercased() }
            let owner =
                withStarter.first { $0.module?.lowercased() == module.lowercased() } ?? same[0]
            if owner.folder.path == manifest.folder.path {
                files.check(manifest.folder, module: module)
            } else {
                report(
                    manifest,
                    "module",
                    "\(module) is the module of \(owner.folder.path) already",
                    "give each exercise a module of its own"
                )
            }
        }
    }

    private func checkSupport(root: String) {
        guard manifests.contains(where: { $0.imports.contains("ExerciseSupport") }),
            !FileSystem.isFolder(root + "/exercises/Support")
        else { return }
        sink.add(
            CourseProblem(
                location: SourceLocation(file: "exercises/Support", line: 1),
                message: "this folder is missing",
                help: "exercises import the module ExerciseSupport, whose files it holds"
            )
        )
    }
}
