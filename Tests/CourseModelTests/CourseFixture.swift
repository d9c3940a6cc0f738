import CourseModel
import Foundation
import TestSupport

/// A small sound course in a folder of its own, to be broken in one place.
struct CourseFixture {
    let folder: TemporaryFolder
    var root: String { folder.path }

    static let lesson = """
        ---
        format: 1
        title: First things
        minutes: 20
        objectives:
          - name the parts
          - put them together
          - take them apart
        sources:
          - A book
          - {title: A page, url: https://example.org/page}
        ---

        # First things

        An introduction.

        ## One

        Some prose.

        ```predict
        id: halves
        ask: What comes out?
        input: 'caf\\xC3|\\xA9'
        compute: lines
        accept: ["other"]
        misses:
          - {answer: wrong, why: It is not.}
        why: Because.
        ```

        ```swift
        ## not a heading
        ```

        ```quiz
        id: pick
        ask: Which?
        choices:
          - {text: this, right: true, why: Yes.}
          - {text: that, right: false, why: No.}
        ```

        ## Two

        ```demo
        name: split
        options: {text: "a b"}
        ```

        ```exercise
        01/one
        ```

        The end.

        """

    static var frontMatter: String { lesson.prefix(while: { $0 != "#" }) + "" }

    static let manifest = """
        format: 1
        id: 01/one
        title: The first
        module: FirstThing
        points: 3
        minutes: 10
        concepts: [part, whole]
        requires: []
        limits: {seconds: 5}
        tests:
          - id: opens
            points: 1
            rule: 1
            explanation: It must open.
          - id: closes
            points: 2
            rule: 2
            explanation: It must close.
        hidden:
          - {id: any, points: 3, rule: 1, explanation: Always.}
        hints:
          - Look again.
          - {text: "Look: here", tests: [opens]}
          - Write it down.

        """

    static let second = """
        format: 1
        id: 01/two
        title: The second
        module: SecondThing
        points: 1
        minutes: 5
        concepts: [part]
        requires: [01/one]
        aliases: [01/old]
        tests:
          - {id: opens, points: 1, rule: 1, explanation: It must open.}
        hidden:
          - {id: any, points: 1, rule: 1, explanation: Always.}
        hints: [One., Two., Three.]

        """

    static let lessonFile = "lessons/01-first.md"
    static let one = "exercises/01-first/01-one"
    static let two = "exercises/01-first/02-two"

    init(_ name: String = "course") throws {
        folder = try TemporaryFolder(name)
        try folder.write(Self.lesson, to: Self.lessonFile)
        try folder.write("# The course\n", to: "lessons/README.md")
        try folder.write("public enum Support {}\n", to: "exercises/Support/Support.swift")
        for (path, manifest, module) in [
            (Self.one, Self.manifest, "FirstThing"), (Self.two, Self.second, "SecondThing"),
        ] {
            try folder.write(manifest, to: path + "/exercise.yml")
            for file in [
                "README.md", "\(module).swift", "\(module)Tests.swift", "HiddenTests.swift",
                "Solution.swift",
            ] {
                try folder.write("\n", to: "\(path)/\(file)")
            }
        }
    }

    /// The course, loaded while its folder is there.
    func load() throws -> Course {
        try withExtendedLifetime(folder) { try CourseLoader.load(root) }
    }

    /// What loading the course finds wrong, a line for each problem and for its help.
    func problems(known: KnownNames = Self.known) -> [String] {
        withExtendedLifetime(folder) {
            do {
                _ = try CourseLoader.load(root, known: known)
                return []
            } catch {
                return (error as? MalformedCourse)?.problems.map(\.written) ?? ["\(error)"]
            }
        }
    }

    static let known = KnownNames(demos: ["split", "wire"], functions: ["lines", "events"])

    /// Gives all files and folders a time that is long past, as those of an installed course have.
    func age(_ seconds: Double = 1_000_000_000) throws {
        let manager = FileManager.default
        let date = Date(timeIntervalSince1970: seconds)
        for case let path as String in manager.enumerator(atPath: root) ?? .init() {
            try manager.setAttributes(
                [.modificationDate: date],
                ofItemAtPath: folder.path(path)
            )
        }
    }
}

extension CourseProblem {
    /// The problem as one text: place, field, message, and help behind a bar.
    var written: String {
        let column = location.column.map { ":\($0)" } ?? ""
        return "\(location.file):\(location.line)\(column): "
            + (field.map { "\($0): " } ?? "") + message + (help.map { " | \($0)" } ?? "")
    }
}
