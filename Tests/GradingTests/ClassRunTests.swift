import ExerciseChecking
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Grading

@Suite("Grading a class", .serialized) struct ClassRunTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder("class") }

    private static let solution =
        (try? String(
            contentsOfFile: AttackedExercise.folder + "/Solution.swift",
            encoding: .utf8
        )) ?? ""

    /// A class with a solution, half of one, none and a damaged archive.
    private func makeClass() throws -> [ClassRun.Student] {
        try folder.write(Self.solution, to: "in/ada/Tallying.swift")
        let half = Self.solution.replacing(
            ".split(separator: \" \")",
            with: ".split { $0 == \"x\" }"
        )
        try folder.write(half, to: "in/bob/Tallying.swift")
        try folder.write("x", to: "in/cyd/Notes.txt")
        try folder.write("no archive", to: "in/dan.zip")
        let finder = SubmissionFinder(exercises: [AttackedExercise.exercise], isClass: true)
        return ClassRun.Student.all(try finder.find([folder.path("in")]))
    }

    private func run(
        _ students: [ClassRun.Student],
        into out: String,
        jobs: Int = 2,
        policy: GradingPolicy = GradingPolicy()
    ) async throws -> [String: Bool] {
        let environment = AttackedExercise.environment(
            sandbox: await Sandbox.find(.current()),
            temporary: try folder.makeFolder("tmp")
        )
        let results = ResultsFolder(path: folder.path(out))
        let grader = AttackedExercise.grader(environment, policy: policy)
        let done = Mutex<[String: Bool]>([:])
        try await ClassRun(grader: grader, results: results, jobs: jobs).run(students) {
            student,
            wasThere in
            done.withLock { $0[student] = wasThere }
        }
        try results.report(
            grader.gradedClass,
            students: students.map(\.name),
            in: [JSONReport()]
        )
        return done.withLock { $0 }
    }

    @Test("Everybody is graded, whatever the others handed in") func everybody() async throws {
        let students = try makeClass()
        _ = try await run(students, into: "out")
        let results = ResultsFolder(path: folder.path("out"))
        let states = try students.map { try results.grade(of: $0.name)?.exercises[0].state }
        #expect(states == [.passed, .failed, .notSubmitted, .notSubmitted])
        #expect(try results.grade(of: "ada")?.score == Points(10))
        #expect(try results.grade(of: "bob")?.score == Points(4))
        #expect(try results.grade(of: "dan")?.refusals.map(\.kind) == ["malformed"])
        let checker = try SchemaChecker(file: repositoryRoot() + "/schemas/report.schema.json")
        #expect(try checker.problems(in: try folder.read("out/report.json")) == [])
    }

    @Test("A run that stopped goes on, and gives the same bytes") func resumes() async throws {
        let students = try makeClass()
        _ = try await run(students, into: "whole", jobs: 1)
        let first = try await run([students[0], students[2]], into: "parts")
        #expect(first == ["ada": false, "cyd": false])
        // What a killed run leaves is whole files and pieces of the last one.
        try folder.write("{\"sch", to: "parts/submissions/bob.json.XXXXXX")
        let second = try await run(students, into: "parts")
        #expect(second == ["ada": true, "bob": false, "cyd": true, "dan": false])
        #expect(try folder.read("parts/report.json") == folder.read("whole/report.json"))
    }

    @Test("A changed submission and a changed policy are graded again") func changes() async throws
    {
        let students = Array(try makeClass().prefix(2))
        _ = try await run(students, into: "out")
        try folder.write(Self.solution, to: "in/bob/Tallying.swift")
        #expect(try await run(students, into: "out") == ["ada": true, "bob": false])
        let whole = GradingPolicy(credit: .allOrNothing)
        #expect(
            try await run(students, into: "out", policy: whole) == ["ada": false, "bob": false]
        )
    }

    @Test("All or nothing") func allOrNothing() async throws {
        let students = Array(try makeClass().prefix(2))
        _ = try await run(students, into: "out", policy: GradingPolicy(credit: .allOrNothing))
        let results = ResultsFolder(path: folder.path("out"))
        #expect(try results.grade(of: "ada")?.score == Points(10))
        #expect(try results.grade(of: "bob")?.score == .zero)
    }

    @Test("Two runs do not write into one folder") func locked() throws {
        let results = ResultsFolder(path: folder.path("out"))
        let lock = try results.lock()
        #expect(lock != nil)
        #expect(try results.lock() == nil)
        withExtendedLifetime(lock) {}
    }

    @Test("A run says how far it is") func progress() {
        var progress = RunProgress(total: 4)
        #expect(progress.line(seconds: 0) == "[--------------------] 0 of 4")
        progress.add(wasThere: true)
        #expect(progress.line(seconds: 1) == "[#####---------------] 1 of 4")
        progress.add(wasThere: false)
        #expect(progress.line(seconds: 30) == "[##########----------] 2 of 4, 1 min left")
        progress.add(wasThere: false)
        progress.add(wasThere: false)
        #expect(progress.line(seconds: 60) == "[####################] 4 of 4")
    }
}
