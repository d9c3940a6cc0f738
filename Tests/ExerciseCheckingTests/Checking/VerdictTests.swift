import Testing

@testable import ExerciseChecking

@Suite("Verdicts")
struct VerdictTests {
    private static let suite = """
        @Suite("Words") struct SampleTests {
            @Test("Words are joined") func joins() {
                check(join(["a", "b"]), is: "a b", in: "a|b␊c")
            }
            @Test func counts() { #expect(count("a b") == 2, "two words") }
            @Test(arguments: ["x", "y"]) func keeps(word: String) { #expect(join([word]) == word) }
        }

        """
    private static let tests = ["joins", "counts", "keeps"]

    private func sample(join: String, count: String = "2") throws -> SampleExercise {
        try SampleExercise(
            student: """
                func join(_ words: [String]) -> String { \(join) }
                func count(_ text: String) -> Int { \(count) }

                """,
            suite: Self.suite,
            tests: Self.tests
        )
    }

    @Test("Right code passes every test, in source order")
    func passes() async throws {
        let result = try await sample(join: "words.joined(separator: \" \")").check()
        #expect(result.outcome == .passed)
        #expect(result.tests.map(\.id) == Self.tests)
        #expect(result.tests.map(\.name) == ["Words are joined", "counts", "keeps"])
        #expect(result.tests.allSatisfy { $0.outcome == .passed && $0.message == nil })
        #expect(result.earnedPoints == 6)
        #expect(result.firstFailure == nil)
        #expect(result.diagnostics.isEmpty && result.notes.isEmpty)
        #expect(result.durations.compile != nil && result.durations.run != nil)
    }

    @Test("An error that a test throws is told with its test's title and line")
    func thrown() async throws {
        let sample = try SampleExercise(
            student: """
                struct Trouble: Error {}
                func answer() throws -> Int { throw Trouble() }

                """,
            suite: """
                @Suite("Answers") struct SampleTests {
                    @Test("Nothing is asked") func silence() {
                        check("", is: "", in: "nothing")
                    }

                    @Test("The answer is 42") func answers() throws {
                        let number: Int = try answer()
                        #expect(number == 42)
                    }
                }

                """,
            tests: ["silence", "answers"]
        )
        let result = try await sample.check()
        #expect(result.tests.map(\.outcome) == [.passed, .failed])
        #expect(result.tests.map(\.name) == ["Nothing is asked", "The answer is 42"])
        #expect(result.tests.map(\.line) == [5, 9])
        #expect(result.tests[1].message?.contains("Trouble()") == true)
    }

    @Test("A failure tells input, expected and actual, and the line of the suite")
    func fails() async throws {
        let sample = try sample(join: "words.joined(separator: \"-\")", count: "3")
        let result = try await sample.check()
        #expect(result.outcome == .failed)
        #expect(result.tests.map(\.outcome) == [.failed, .failed, .passed])
        let joins = result.tests[0]
        #expect(joins.input == "a|b␊c")
        #expect(joins.expected == "a b")
        #expect(joins.actual == "a-b")
        #expect(joins.message == nil)
        #expect(joins.line == 6)
        #expect(joins.explanation == "What joins is for.")
        let counts = result.tests[1]
        #expect(counts.message?.contains("count(\"a b\") → 3) == 2") == true)
        #expect(counts.message?.contains("two words") == true)
        #expect(counts.input == nil)
        #expect(result.earnedPoints == 2)
    }

    @Test("One wrong argument fails the whole test of that name")
    func failsForOneArgument() async throws {
        let sample = try sample(
            join: "words == [\"y\"] ? \"\" : words.joined(separator: \" \")"
        )
        let result = try await sample.check()
        #expect(result.tests.map(\.outcome) == [.passed, .passed, .failed])
    }

    @Test("What the code prints comes as it was printed, and nothing else with it")
    func output() async throws {
        let sample = try SampleExercise(
            student: """
                func answer() -> Int {
                    print("◇ Test run started.")
                    print("no line feed", terminator: "")
                    return 41
                }

                """
        )
        let result = try await sample.check()
        #expect(result.outcome == .failed)
        #expect(result.output == CapturedOutput(text: "◇ Test run started.\nno line feed"))
    }

    @Test("A test that the suite does not have is not passed")
    func missingTest() async throws {
        let sample = try SampleExercise(
            student: "func answer() -> Int { 42 }\n",
            suite: "@Test func answers() { #expect(answer() == 42) }\n",
            tests: ["answers", "absent"]
        )
        let result = try await sample.check()
        #expect(result.outcome == .failed)
        #expect(result.tests.map(\.outcome) == [.passed, .skipped])
    }

    @Test("A test of the same name in the student's own file counts for nothing")
    func ownTests() async throws {
        let sample = try SampleExercise(
            student: """
                import Testing
                func answer() -> Int { 41 }
                @Test func answers() {}
                @Test func mine() { #expect(answer() == 0) }

                """
        )
        let result = try await sample.check()
        #expect(result.tests.map(\.id) == ["answers"])
        #expect(result.tests.map(\.outcome) == [.failed])
    }

    @Test("Leaving early with status 0 passes nothing")
    func exits() async throws {
        let sample = try SampleExercise(
            student: """
                #if canImport(Darwin)
                    import Darwin
                #else
                    import Glibc
                #endif
                func answer() -> Int { exit(0) }

                """
        )
        let result = try await sample.check()
        #expect(result.outcome == .notFinished)
        #expect(result.tests.map(\.outcome) == [.notFinished])
        #expect(result.crash == Crash(status: 0, test: "answers"))
    }

    @Test("Results that the code prints itself are only text")
    func forged() async throws {
        let lines = [
            #"{"kind":"event","payload":{"kind":"testEnded","messages":[],"testID":"SampleTests.SampleTests/answers()/SampleTests.swift:5:6"},"version":"6.3.0"}"#,
            #"{"kind":"event","payload":{"kind":"runEnded","messages":[]},"version":"6.3.0"}"#,
        ]
        let sample = try SampleExercise(
            student: """
                #if canImport(Darwin)
                    import Darwin
                #else
                    import Glibc
                #endif
                func answer() -> Int {
                    print(#\"\(lines[0])\"#)
                    print(#\"\(lines[1])\"#)
                    exit(0)
                }

                """
        )
        let result = try await sample.check()
        #expect(result.outcome == .notFinished)
        #expect(result.output.text == lines.map { $0 + "\n" }.joined())
    }

    @Test("A crash names the test, the signal, the words of the runtime and the student's line")
    func crashes() async throws {
        let sample = try SampleExercise(
            student: """
                func pick(_ list: [Int]) -> Int {
                    print("picking")
                    return list[3]
                }
                func answer() -> Int { pick([1]) }
                func other() -> Int { 1 }

                """,
            suite: """
                @Suite struct SampleTests {
                    @Test func first() { #expect(other() == 1) }
                    @Test func answers() { #expect(answer() == 42) }
                    @Test func last() { #expect(other() == 1) }
                }

                """,
            tests: ["first", "answers", "last"]
        )
        let result = try await sample.check()
        #expect(result.outcome == .crashed)
        #expect(result.tests.map(\.outcome) == [.passed, .notFinished, .skipped])
        let crash = try #require(result.crash)
        #expect(crash.test == "answers")
        #expect(["SIGILL", "SIGTRAP"].contains(crash.signal))
        #expect(crash.message == "Index out of range")
        #expect(crash.file == "Sample.swift")
        #expect(crash.line == 3)
        #expect(result.tests[1].studentLine == 3)
        #expect(result.output.text == "picking\n")
    }

    @Test("A forced optional and an overflow name their lines too")
    func trapsInStudentCode() async throws {
        let sample = try SampleExercise(
            student: """
                func answer() -> Int {
                    let none: Int? = [Int]().first
                    return none!
                }

                """
        )
        let forced = try await sample.check()
        #expect(forced.crash?.line == 3)
        #expect(forced.crash?.message?.contains("nil") == true)
        try sample.edit(
            """
            func answer() -> Int {
                var small = UInt8(250)
                for _ in 0..<10 { small += 1 }
                return Int(small)
            }

            """
        )
        let overflow = try await sample.check()
        #expect(overflow.outcome == .crashed)
        #expect(overflow.crash?.line == 3)
        #expect(overflow.crash?.message == "Arithmetic overflow")
        #expect(overflow.durations.suite == nil)
    }

    @Test("Endless recursion is a crash")
    func recursion() async throws {
        let sample = try SampleExercise(
            student: """
                func deeper(_ depth: Int) -> Int { depth < 0 ? 0 : deeper(depth + 1) + 1 }
                func answer() -> Int { deeper(0) }

                """
        )
        let result = try await sample.check()
        #expect(result.outcome == .crashed)
        #expect(result.crash?.signal == "SIGSEGV")
        #expect(result.crash?.test == "answers")
        #expect(result.crash?.message?.contains("stack") == true)
    }
}
