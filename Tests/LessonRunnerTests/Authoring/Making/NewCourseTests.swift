import CourseModel
import ExerciseChecking
import TestSupport
import Testing

@testable import LessonRunner

@Suite("What author new makes") struct NewCourseTests {
    let folder: TemporaryFolder
    let root: String

    init() throws {
        folder = try TemporaryFolder("courses")
        root = folder.path("mine")
        try NewCourse(at: root, title: "First \"steps\"").write()
    }

    private func load() throws -> Course { try CourseLoader.load(root, known: .builtIn) }

    private func proofs() async throws -> [Proof] {
        try await CourseProof(
            course: load(),
            checker: ExerciseChecker(environment: TinyCourse.environment),
            jobs: 2
        ).run { _ in }
    }

    @Test("A new course is sound as it is") func course() async throws {
        let course = try load()
        #expect(course.lesson(1)?.title == "First \"steps\"")
        let proofs = try await proofs()
        #expect(proofs.map(\.subject) == ["lesson 01", "01/longest-wait"])
        #expect(proofs.flatMap(\.findings).filter { !$0.message.contains(" ran ") } == [])
    }

    @Test("A new exercise passes everything but what is marked as to be written")
    func exercise() async throws {
        let course = try load()
        let exercise = try NewExercise(
            in: course,
            lesson: try #require(course.lesson(1)),
            slug: "cut-in-half",
            title: "Cut: \"in half\""
        )
        try exercise.write(below: root)
        #expect(exercise.folder == "exercises/01-first/02-cut-in-half")
        #expect(exercise.module == "CutInHalf")
        let findings = try await proofs().flatMap(\.findings).filter {
            !$0.message.contains(" ran ")
        }
        #expect(findings.count >= 8)
        #expect(findings.filter { !$0.message.hasPrefix("still to be written") } == [])
        for file in ["exercise.yml", "README.md", "CutInHalf.swift", "HiddenTests.swift"] {
            #expect(findings.contains { $0.location.file == "\(exercise.folder)/\(file)" })
        }
    }

    @Test("A new lesson can be loaded, and what is open in it is said") func lesson() throws {
        let lesson = try NewLesson(in: load(), number: 2, slug: "more", title: "More")
        try lesson.write(below: root)
        let course = try load()
        let proof = LessonProof(lesson: try #require(course.lesson(2)), course: course).run()
        #expect(proof.findings.count == 2)
        #expect(proof.findings.allSatisfy { $0.message.hasPrefix("still to be written") })
    }

    @Test("Names that would be in each other's way are refused, and nothing is written")
    func names() throws {
        let course = try load()
        let lesson = try #require(course.lesson(1))
        func exercise(_ slug: String, module: String? = nil) throws -> NewExercise {
            try NewExercise(in: course, lesson: lesson, slug: slug, title: "T", module: module)
        }
        #expect(throws: ErrorReport.Failure.self) { try exercise("longest-wait") }
        #expect(throws: ErrorReport.Failure.self) { try exercise("Longest") }
        #expect(throws: ErrorReport.Failure.self) { try exercise("other", module: "LongestWait") }
        #expect(throws: ErrorReport.Failure.self) {
            try NewLesson(in: course, number: 1, slug: "other", title: "T")
        }
        #expect(throws: ErrorReport.Failure.self) { try NewCourse(at: root, title: "T") }
        try folder.write("mine", to: "mine/exercises/01-first/02-other/README.md")
        #expect(throws: ErrorReport.Failure.self) { try exercise("other").write(below: root) }
        #expect(!folder.exists("mine/exercises/01-first/02-other/exercise.yml"))
    }
}
