import CourseModel
import TestSupport
import Testing

@testable import ExerciseChecking

@Suite("The first check of a machine")
struct SharingTests {
    /// Two lessons of one exercise each, with a support module of which they need different parts.
    private struct Lessons {
        let folder: TemporaryFolder
        let environment: CheckingEnvironment
        private let sample: SampleExercise

        init() throws {
            sample = try SampleExercise(student: "")
            folder = sample.folder
            environment = .with(cache: folder.path("cache"))
            for (lesson, helper) in [("one", "check"), ("two", "rare")] {
                let place = "\(lesson)/sample"
                try folder.write("func answer() -> Int { 0 }\n", to: "\(place)/Sample.swift")
                try folder.write(
                    """
                    import ExerciseSupport
                    import Testing
                    @testable import Sample
                    @Suite("Answers") struct SampleTests {
                        @Test("The answer is 42") func answers() {
                            \(helper)("\\(answer())", is: "42", in: "nothing")
                        }
                    }

                    """,
                    to: "\(place)/SampleTests.swift"
                )
            }
            try folder.write(
                // Another module in each test: they run at once, and wait for who compiles the same.
                """
                // \(folder.path)
                import Testing

                public func rare(_ got: String, is expected: String, in input: String) {
                    let inner = input
                    check(got, is: expected, in: inner)
                }

                """,
                to: "Support/Rare.swift"
            )
        }

        func request(_ lesson: String) -> CheckRequest {
            var request = sample.request()
            request.exercise.folder = folder.path("\(lesson)/sample")
            return request
        }

        /// Checks a student's file, and says which parts of the support module were compiled.
        func check(
            _ text: String,
            in lesson: String
        ) async throws -> (result: CheckResult, compiled: [CheckPhase]) {
            try sample.edit(text)
            let phases = Recorded()
            let result = try await ExerciseChecker(environment: environment)
                .check(request(lesson)) { phases.add($0) }
            let parts: [CheckPhase] = [.compilingLessonSupport, .compilingSupport]
            return (result, phases.all.filter(parts.contains))
        }
    }

    private let right = "func answer() -> Int { 42 }\n"

    @Test("It compiles what its lesson needs; another lesson has the rest compiled, once for all")
    func partFirst() async throws {
        let lessons = try Lessons()
        let first = try await lessons.check(right, in: "one")
        #expect(first.result.outcome == .passed)
        #expect(first.compiled == [.compilingLessonSupport])
        let wrong = try await lessons.check("func answer() -> Int { 41 }\n", in: "one")
        #expect(wrong.result.outcome == .failed && wrong.compiled == [])
        let second = try await lessons.check(right, in: "two")
        #expect(second.result.outcome == .passed)
        #expect(second.compiled == [.compilingSupport])
        for lesson in ["one", "two"] {
            let later = try await lessons.check(right, in: lesson)
            #expect(later.result.outcome == .passed && later.compiled == [])
        }
    }

    @Test(
        "A file that uses the rest gets it, at once or later",
        arguments: [false, true]
    )
    func usesTheRest(isLater: Bool) async throws {
        let lessons = try Lessons()
        if isLater {
            #expect(try await lessons.check(right, in: "one").result.outcome == .passed)
        }
        let text = """
            import ExerciseSupport
            func answer() -> Int {
                rare("a", is: "a", in: "a")
                return 42
            }

            """
        let whole = try await lessons.check(text, in: "one")
        #expect(whole.result.outcome == .passed)
        #expect(whole.compiled == [.compilingSupport])
    }

    @Test("A mistake is told at once; one that may be the part's is looked at with the whole")
    func refused() async throws {
        let lessons = try Lessons()
        let typo = try await lessons.check("func answer() -> Int { nowhere }\n", in: "one")
        #expect(typo.result.outcome == .compileError)
        #expect(typo.result.diagnostics.map(\.line) == [1])
        #expect(typo.compiled == [.compilingLessonSupport])
        // `inner` is a name in the rest, though none that this file could mean.
        let text = "func answer() -> Int { let inner: Int = \"\"; return inner.inner }\n"
        let named = try await lessons.check(text, in: "one")
        #expect(named.result.outcome == .compileError)
        #expect(named.compiled == [.compilingSupport])
        #expect(try await lessons.check("func answer() { }\n", in: "one").compiled == [])
    }

    @Test(
        "What is prepared is the whole, also where a part is there already",
        arguments: [false, true]
    )
    func prepared(hasPart: Bool) async throws {
        let lessons = try Lessons()
        if hasPart {
            let first = try await lessons.check(right, in: "one")
            #expect(first.compiled == [.compilingLessonSupport])
        }
        await ExerciseChecker(environment: lessons.environment).prepare(lessons.request("one"))
        let second = try await lessons.check(right, in: "two")
        #expect(second.result.outcome == .passed && second.compiled == [])
    }
}
