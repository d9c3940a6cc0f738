import CourseModel
import TestSupport

@testable import ProgressStorage

/// An exercise as a course's author would write it, small.
struct TinyExercise {
    var id: String
    /// The folder below `exercises`.
    var folder: String
    var module: String
    var starter = "import ExerciseSupport\n\nfunc answer() -> Int { 0 }\n"
    var suite: String?
    var readme = "# A task\n"
    var aliases: [String] = []
}

/// Writes a course's exercises, hidden suites and solutions included, and gives it as a value.
func writeCourse(
    _ exercises: [TinyExercise],
    in folder: TemporaryFolder,
    named name: String = "course",
    support: [String: String] = ["Answers.swift": "public let rightAnswer = 42\n"]
) throws -> Course {
    for (path, text) in support { try folder.write(text, to: "\(name)/exercises/Support/\(path)") }
    var all: [Exercise] = []
    for exercise in exercises {
        let place = "\(name)/exercises/\(exercise.folder)"
        let module = exercise.module
        try folder.write(exercise.starter, to: "\(place)/\(module).swift")
        try folder.write(exercise.suite ?? suite(of: module), to: "\(place)/\(module)Tests.swift")
        try folder.write(exercise.readme, to: "\(place)/README.md")
        try folder.write("// hidden\n", to: "\(place)/HiddenTests.swift")
        try folder.write("func answer() -> Int { 42 }\n", to: "\(place)/Solution.swift")
        try folder.write("// caught by: answer\n", to: "\(place)/mutants/Zero.swift")
        all.append(
            Exercise(
                id: ExerciseID(exercise.id)!,
                title: "A task",
                module: module,
                order: 1,
                points: 1,
                minutes: 1,
                concepts: [],
                hints: [],
                tests: [],
                hiddenTests: [],
                limits: Limits(),
                allowedImports: ["ExerciseSupport"],
                needsSimulator: false,
                aliases: exercise.aliases.map { ExerciseID($0)! },
                requires: [],
                folder: folder.path(place),
                manifest: SourceLocation(file: "exercises/\(exercise.folder)/exercise.yml", line: 1)
            )
        )
    }
    return Course(root: folder.path(name), lessons: [], exercises: all)
}

func suite(of module: String) -> String {
    """
    import ExerciseSupport
    import Testing

    @testable import \(module)

    @Suite("A task") struct \(module)Suite {
        @Test("It is right") func right() { #expect(answer() == rightAnswer) }
    }

    """
}

/// Every file below a folder with its text, by path.
func tree(_ path: String, below prefix: String = "") throws -> [String: String] {
    var files: [String: String] = [:]
    for name in try Disk.real.list(path) {
        let whole = path + "/" + name
        if Disk.real.kind(whole) == .folder {
            files.merge(try tree(whole, below: prefix + name + "/")) { $1 }
        } else {
            files[prefix + name] = String(
                decoding: try Disk.real.read(whole) ?? [],
                as: UTF8.self
            )
        }
    }
    return files
}

/// Copies a workspace by giving its files second names. The tutor never writes into a file that
/// exists, so the copies are as good as real ones, and much faster to make and to remove.
func copyTree(_ path: String, to target: String) throws {
    try Disk.real.makeFolders(target)
    for name in try Disk.real.list(path) where !name.hasSuffix(".lock") {
        let (whole, copy) = (path + "/" + name, target + "/" + name)
        if Disk.real.kind(whole) == .folder {
            try copyTree(whole, to: copy)
        } else {
            try Disk.real.linkReplacing(whole, as: copy)
        }
    }
}
