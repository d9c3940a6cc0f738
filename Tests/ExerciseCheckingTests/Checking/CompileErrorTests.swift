import TestSupport
import Testing

@testable import ExerciseChecking

@Suite("What the compiler says")
struct CompileErrorTests {
    @Test("An error is told as the compiler says it, in the student's file and line")
    func error() async throws {
        let sample = try SampleExercise(student: "\nfunc answer() -> Int { \"42\" }\n")
        let result = try await sample.check()
        #expect(result.outcome == .compileError)
        #expect(result.outcome.exitStatus == 2)
        let first = try #require(result.diagnostics.first)
        #expect(first.file == "Sample.swift")
        #expect(first.line == 2)
        #expect(first.column == 24)
        #expect(first.severity == .error)
        #expect(first.message.hasPrefix("cannot convert return expression of type 'String'"))
        #expect(first.excerpt.contains { $0.contains("func answer() -> Int { \"42\" }") })
        #expect(result.tests.map(\.outcome) == [.skipped])
        #expect(result.durations.compile != nil && result.durations.run == nil)
        #expect(result.mismatch == nil)
    }

    @Test("A warning does not fail, and is told again when nothing had to be compiled")
    func warning() async throws {
        let sample = try SampleExercise(
            student: "func answer() -> Int { let unused = 1; return 42 }\n"
        )
        let first = try await sample.check()
        #expect(first.outcome == .passed)
        #expect(first.hasWarnings)
        let again = try await sample.check()
        #expect(again.durations.compile == nil)
        #expect(again.diagnostics == first.diagnostics)
    }

    @Test("A suite that does not fit says which declaration it needs")
    func mismatch() async throws {
        let sample = try SampleExercise(student: "func reply() -> Int { 42 }\n")
        let renamed = try await sample.check()
        #expect(renamed.outcome == .compileError)
        let mismatch = try #require(renamed.mismatch)
        #expect(mismatch.name == "answer")
        #expect(mismatch.declaration == "func answer() -> Int")
        #expect(mismatch.suiteFile == "SampleTests.swift")
        #expect(mismatch.line == 6)
        #expect(mismatch.message.contains("`func answer() -> Int`"))

        try sample.edit("func answer(_ question: String) -> Int { 42 }\n")
        let changed = try await sample.check()
        #expect(changed.mismatch?.declaration == "func answer() -> Int")
    }

    @Test("The student's own entry point does not get in the way")
    func entryPoint() async throws {
        let sample = try SampleExercise(
            student: """
                func answer() -> Int { 42 }
                @main struct Program { static func main() { print(answer()) } }

                """
        )
        let result = try await sample.check()
        #expect(result.outcome == .passed)
        #expect(result.output.text.isEmpty)
    }

    @Test("What cannot be linked is the student's too")
    func linking() async throws {
        let sample = try SampleExercise(
            student: """
                @_silgen_name("nothing_of_this_name") func nothing() -> Int
                func answer() -> Int { nothing() }

                """
        )
        let result = try await sample.check()
        #expect(result.outcome == .compileError)
        #expect(result.diagnostics.first?.message.contains("nothing_of_this_name") == true)
    }

    @Test("A file of another name is shown by its name")
    func otherName() async throws {
        let sample = try SampleExercise(student: "func answer() -> Int { 42 }\n")
        var request = sample.request()
        request.studentFile = try sample.folder.write(
            "func answer() -> Int { nil }\n",
            to: "try.swift"
        )
        let result = try await ExerciseChecker(environment: .testing).check(request)
        #expect(result.diagnostics.first?.file == "try.swift")
    }

    @Test("A path with spaces and accents makes no difference")
    func strangePath() async throws {
        let sample = try SampleExercise(
            student: "func answer() -> Int { [42][1] }\n",
            in: "Übung 1 – naïve 'quotes', $x"
        )
        let result = try await sample.check()
        #expect(result.outcome == .crashed)
        #expect(result.crash?.line == 1)
    }
}
