import CourseModel
import TestSupport
import Testing

@testable import ExerciseChecking

@Suite("One file with two suites") struct BuiltCheckTests {
    private func request(
        student: String,
        hidden: String,
        limits: Limits = Limits(seconds: 120)
    ) throws -> (CheckRequest, SampleExercise) {
        let sample = try SampleExercise(student: student, limits: limits)
        try sample.folder.write(
            "import ExerciseSupport\nimport Testing\n@testable import Sample\n" + hidden,
            to: "HiddenTests.swift"
        )
        var request = sample.request()
        request.exercise.hiddenTests = [
            ExpectedTest(id: "doubles", points: 1, rule: 1, explanation: "Two times.")
        ]
        return (request, sample)
    }

    private static let hidden = """
        @Suite("Answers, graded") struct SampleHiddenTests {
            @Test("Twice 2 is 4") func doubles() {
                let number: Int = twice(2)
                #expect(number == 4)
            }
        }

        """

    private let checker = ExerciseChecker(environment: .testing)

    @Test("Each suite gives its own verdict, run alone or together")
    func verdicts() async throws {
        let (request, sample) = try request(
            student: "func answer() -> Int { 42 }\nfunc twice(_ number: Int) -> Int { 0 }\n",
            hidden: Self.hidden
        )
        let built = try await checker.build(request, suites: [.visible, .hidden])
        let visible = try await built.run(.visible)
        let hidden = try await built.run(.hidden)
        #expect(visible.outcome == .passed)
        #expect(visible.tests.map(\.id) == ["answers"])
        #expect(hidden.outcome == .failed)
        #expect(hidden.tests.map(\.id) == ["doubles"])
        #expect(try await built.runAll().map(\.outcome) == [.passed, .failed])
        withExtendedLifetime(sample) {}
    }

    @Test("A crash in one suite leaves the other's verdict as it is") func crash() async throws {
        let (request, sample) = try request(
            student: """
                func answer() -> Int { fatalError("no") }
                func twice(_ number: Int) -> Int { number * 2 }

                """,
            hidden: Self.hidden
        )
        let built = try await checker.build(request, suites: [.visible, .hidden])
        #expect(try await built.run(.visible).outcome == .crashed)
        #expect(try await built.run(.hidden).outcome == .passed)
        withExtendedLifetime(sample) {}
    }

    @Test("A suite that does not fit the code says so, and the other still runs")
    func unfit() async throws {
        let (request, sample) = try request(
            student: "func answer() -> Int { 42 }\n",
            hidden: Self.hidden
        )
        let built = try await checker.build(request, suites: [.visible, .hidden])
        #expect(try await built.run(.visible).outcome == .passed)
        #expect(!built.canRun(.hidden))
        let hidden = try await built.run(.hidden)
        #expect(hidden.outcome == .compileError)
        #expect(hidden.mismatch?.name == "twice")
        withExtendedLifetime(sample) {}
    }

    @Test("Code that does not compile is refused once for both") func refused() async throws {
        let (request, sample) = try request(student: "func answer() -> Int {", hidden: Self.hidden)
        let built = try await checker.build(request, suites: [.visible, .hidden])
        let results = try await built.runAll()
        #expect(results.map(\.outcome) == [.compileError, .compileError])
        #expect(results.allSatisfy { $0.diagnostics.first?.file == "Sample.swift" })
        withExtendedLifetime(sample) {}
    }

    @Test("A run that waits for what never comes is ended when it has stood still")
    func standingStill() async throws {
        let (request, sample) = try request(
            student: """
                import Glibc
                func answer() -> Int { while true { pause() } }
                func twice(_ number: Int) -> Int { number * 2 }

                """,
            hidden: Self.hidden,
            limits: Limits(seconds: 500, cpuSeconds: 500)
        )
        var patient = request
        patient.idleSeconds = 4
        let result = try await checker.check(patient)
        #expect(result.outcome == .timedOut)
        #expect(result.limit?.kind == .time)
        #expect(result.limit?.test == "answers")
        withExtendedLifetime(sample) {}
    }

    @Test("What a sparing checker compiles of students' files is not kept") func sparing()
        async throws
    {
        let cache = try TemporaryFolder("cache")
        let (request, sample) = try request(
            student: "func answer() -> Int { 42 }\n",
            hidden: Self.hidden
        )
        let checker = ExerciseChecker(environment: .with(cache: cache.path))
        let outcome = try await checker.sparing { sparing throws(CheckingError) in
            try await sparing.check(request).outcome
        }
        #expect(outcome == .passed)
        let kinds = Set(try cache.names(in: "v1").map { $0.prefix { $0 != "-" } })
        #expect(kinds.isSuperset(of: ["support", "runner", "testList"]))
        #expect(kinds.isDisjoint(with: ["module", "suite", "interface", "outline"]))
        withExtendedLifetime(sample) {}
    }
}
