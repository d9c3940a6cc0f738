import CourseModel
import ExerciseChecking
import TestSupport
import Testing

@testable import LessonRunner

@Suite("Which changes a suite notices") struct MutationTrialTests {
    private func report(of course: TinyCourse) async throws -> MutationReport {
        let loaded = try course.load()
        return try await MutationTrial(
            exercise: loaded.exercises[0],
            course: loaded,
            checker: ExerciseChecker(environment: TinyCourse.environment),
            slots: ProofSlots(jobs: 2)
        ).run()
    }

    /// A solution with a line that no test of the tiny course looks at.
    private func course() throws -> TinyCourse {
        let course = try TinyCourse()
        try course.folder.write(
            """
            func twice(_ number: Int) -> Int {
                if number == 77 { return 154 }
                return number * 2
            }

            """,
            to: TinyCourse.exercise + "/Solution.swift"
        )
        return course
    }

    @Test("What no test notices is listed with its place and both lines")
    func survivors() async throws {
        let report = try await report(of: course())
        #expect(report.problems == [])
        #expect(report.caught > 0)
        #expect(report.score < 100)
        let survivor = report.survivors.first { $0.after == "if number == 77 { return 155 }" }
        #expect(survivor?.before == "if number == 77 { return 154 }")
        #expect(survivor?.location.line == 2)
        #expect(!report.survivors.contains { $0.before.hasPrefix("return number * 2") })
    }

    @Test("A change that is listed as equivalent does not count") func equivalent() async throws {
        let course = try course()
        let before = try await report(of: course)
        try course.folder.write(
            before.survivors.map { "- \($0.before)\n+ \($0.after)\n# it is only a test\n" }
                .joined(),
            to: TinyCourse.exercise + "/mutants/equivalent.diff"
        )
        let after = try await report(of: course)
        #expect(after.survivors.isEmpty)
        #expect(after.equivalent == before.survivors.count)
        #expect(after.score == 100)
        #expect(after.problems == [])
    }

    @Test("An entry that fits no survivor is a problem") func stale() async throws {
        let course = try course()
        try course.folder.write(
            "- return number * 2\n+ return number * 3\n# no reason\n",
            to: TinyCourse.exercise + "/mutants/equivalent.diff"
        )
        let report = try await report(of: course)
        #expect(
            report.problems.map(\.location) == [
                .init(file: TinyCourse.exercise + "/mutants/equivalent.diff", line: 1)
            ]
        )
    }

    @Test("A solution that fails its suites gives no report") func broken() async throws {
        let course = try TinyCourse()
        try course.replace(
            "number * 2",
            with: "number",
            in: TinyCourse.exercise + "/Solution.swift"
        )
        let report = try await report(of: course)
        #expect(report.problems.count == 1)
        #expect(report.changes == 0)
    }

    @Test(
        "A list that cannot be read gives one problem in its line",
        arguments: [
            ("+ a\n", 1), ("- a\n- b\n", 2), ("- a\n+ b\n", 1), ("- a\n+ b\n#\n", 3),
            ("hello\n", 1), ("- a\n", 1),
        ]
    )
    func list(_ text: String, _ line: Int) throws {
        let folder = try TemporaryFolder("list")
        try folder.write(text, to: "equivalent.diff")
        let list = EquivalentChanges(file: "equivalent.diff", root: folder.path)
        #expect(list.problems.map(\.location.line) == [line])
    }
}
