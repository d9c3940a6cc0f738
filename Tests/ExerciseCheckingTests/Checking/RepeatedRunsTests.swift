import CourseModel
import TestSupport
import Testing

@testable import ExerciseChecking

@Suite("Suites that are run again and again") struct RepeatedRunsTests {
    /// What did not pass of ten runs of a student's function with a visible and a hidden suite.
    private func failures(
        _ body: String,
        idleSeconds: Double? = nil,
        runs: Int = 10
    ) async throws -> [[CheckResult]] {
        let sample = try SampleExercise(
            student: """
                #if canImport(Darwin)
                    import Darwin
                #elseif canImport(Musl)
                    import Musl
                #else
                    import Glibc
                #endif
                func answer() -> Int {
                    \(body)
                }

                """
        )
        try sample.folder.write(
            """
            import Testing
            @testable import Sample
            @Suite("Nothing") struct SampleHiddenTests {
                @Test("Nothing") func nothing() {
                }
            }

            """,
            to: "HiddenTests.swift"
        )
        var request = sample.request()
        request.idleSeconds = idleSeconds
        request.exercise.hiddenTests = [
            ExpectedTest(id: "nothing", points: 1, rule: 1, explanation: "")
        ]
        let checker = ExerciseChecker(environment: .testing)
        let built = try await checker.build(request, suites: [.visible, .hidden])
        let failures = try await built.failures(inRuns: runs)
        withExtendedLifetime(sample) {}
        return failures
    }

    @Test("What passes every time gives nothing") func steady() async throws {
        #expect(try await failures("42").isEmpty)
    }

    @Test("What fails every time is told for each run, suite by suite") func wrong() async throws {
        let failures = try await failures("41")
        #expect(failures.count == 10)
        for results in failures {
            #expect(results.map(\.outcome) == [.failed, .passed])
            #expect(results.first?.tests.map(\.name) == ["The answer is 42"])
        }
    }

    @Test("Each run has hashes of its own") func hashes() async throws {
        let count = try await failures("\"a\".hashValue & 1 == 0 ? 42 : 0", runs: 40).count
        #expect((1..<40).contains(count))
    }

    @Test("Each run has a folder of its own, which is empty") func folders() async throws {
        let failures = try await failures(
            """
            guard let home = getenv("HOME"), let folder = getcwd(nil, 0),
                strcmp(home, folder) == 0
            else { return 0 }
            return open("mark", O_CREAT | O_EXCL | O_WRONLY, 0o600) < 0 ? 1 : 42
            """
        )
        #expect(failures.map { $0.map(\.tests) } == [])
    }

    @Test("A run that crashes is one of them, and the others are run all the same")
    func crash() async throws {
        let failures = try await failures(
            """
            if open("../../mark", O_CREAT | O_EXCL | O_WRONLY, 0o600) >= 0 { fatalError("once") }
            return 42
            """
        )
        #expect(failures.count == 1)
        #expect(failures.first?.first?.outcome == .crashed)
        #expect(failures.first?.first?.crash?.test == "answers")
    }

    @Test("A run that ends before its tests do has not passed") func early() async throws {
        let failures = try await failures("exit(0)")
        #expect(failures.count == 10)
        #expect(failures.allSatisfy { $0.first?.outcome == .notFinished })
    }

    @Test("A run that stands still is stopped, and no other follows") func standingStill()
        async throws
    {
        let failures = try await failures(
            """
            if open("../../mark", O_CREAT | O_EXCL | O_WRONLY, 0o600) >= 0 { return 42 }
            while true { pause() }
            """,
            idleSeconds: 3
        )
        #expect(failures.count == 1)
        #expect(failures.first?.first?.outcome == .timedOut)
        #expect(failures.first?.first?.limit?.test == "answers")
    }
}
