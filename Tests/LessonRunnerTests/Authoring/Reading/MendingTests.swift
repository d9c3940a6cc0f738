import CourseModel
import ExerciseChecking
import TestSupport
import Testing

@testable import LessonRunner

@Suite("What author check --fix mends") struct MendingTests {
    private static let manifest = """
        format: 1
        tests:
          # the first
          - id: one
            points: 1
          - {id: two, points: 1}

        hidden:
          - id: three
        hints: []

        """

    private func mended(_ declared: [String], _ field: String = "tests") -> String {
        ManifestTests.mended(Self.manifest, field: field, declared: declared)
    }

    @Test("Nothing is changed where the manifest is as the suite") func same() {
        #expect(mended(["one", "two"]) == Self.manifest)
        #expect(mended(["three"], "hidden") == Self.manifest)
    }

    @Test("Tests come into the suite's order, with their comments") func order() {
        let text = mended(["two", "one"])
        #expect(text.contains("tests:\n  - {id: two, points: 1}\n\n  # the first\n  - id: one\n"))
        #expect(text.hasSuffix("hidden:\n  - id: three\nhints: []\n"))
    }

    @Test("A test that is missing is added where it stands in the suite") func missing() {
        let text = mended(["one", "new", "two"])
        #expect(text.contains("    points: 1\n  - id: new\n    points: 1\n    rule: 1\n"))
        #expect(text.contains(NewFiles.mark))
    }

    @Test("A test that the suite lost stays, for its author to remove") func lost() {
        #expect(mended(["two"]).contains("- id: one"))
    }

    @Test("A list that is written in another way is left alone") func other() {
        let text = "tests: [{id: one}]\n"
        #expect(ManifestTests.mended(text, field: "tests", declared: ["two"]) == text)
    }

    @Test("An exercise out of order becomes sound") func whole() async throws {
        let course = try TinyCourse()
        let manifest = TinyCourse.exercise + "/exercise.yml"
        let text = try course.folder.read(manifest)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let first = try #require(lines.firstIndex { $0.contains("id: doubled") })
        var swapped = lines
        swapped.swapAt(first, first + 1)
        try course.folder.write(swapped.joined(separator: "\n"), to: manifest)
        #expect(try course.exerciseProof().paperwork.count == 1)
        let loaded = try course.load()
        let checker = ExerciseChecker(environment: TinyCourse.environment)
        let changed = try await CourseMending(course: loaded, checker: checker)
            .run(loaded.exercises)
        #expect(changed.contains(manifest))
        #expect(try course.folder.read(manifest) == text)
        #expect(try course.exerciseProof().paperwork == [])
    }

    @Test("An id that went without an alias is found") func ids() throws {
        let course = try TinyCourse()
        try course.folder.write("# ids\n01/doubling\n01/gone\n", to: IDList.file)
        let list = IDList(root: course.folder.path)
        #expect(
            list.findings(try course.load()).map(\.location) == [
                .init(file: IDList.file, line: 3)
            ]
        )
        try course.replace(
            "id: 01/doubling",
            with: "id: 01/doubling\naliases: [01/gone]",
            in: TinyCourse.exercise + "/exercise.yml"
        )
        #expect(list.findings(try course.load()) == [])
        #expect(list.text(with: try course.load()) == nil)
    }
}
