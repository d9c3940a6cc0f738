import CourseModel
import TestSupport
import Testing

@testable import ExerciseChecking

@Suite("Cancelling")
struct CancellationTests {
    @Test("A cancelled check leaves no process and no file")
    func leavesNothing() async throws {
        let note = try TemporaryNote()
        let sample = try SampleExercise(
            student: """
                #if canImport(Darwin)
                    import Darwin
                #else
                    import Glibc
                #endif
                func answer() -> Int {
                    \(note.code("getpid()"))
                    while true { sleep(1) }
                }

                """,
            limits: Limits(seconds: 120)
        )
        let temporary = try TemporaryFolder("temporary")
        var environment = CheckingEnvironment.testing
        environment.temporaryFolder = temporary.path
        let checker = ExerciseChecker(environment: environment)
        let request = sample.request(variables: note.variables)
        let task = Task { try await checker.check(request) }
        while !note.isWritten { try await Task.sleep(for: .milliseconds(5)) }
        task.cancel()
        await #expect(throws: CheckingError.cancelled) { try await task.value }
        #expect(try !isAlive(note.process()))
        #expect(Files.names(in: temporary.path).filter { $0.contains("check") }.isEmpty)
    }

    @Test("A task that is cancelled already starts nothing")
    func startsNothing() async throws {
        let sample = try SampleExercise(student: "func answer() -> Int { 42 }\n")
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await sample.check()
        }
        await #expect(throws: CheckingError.cancelled) { try await task.value }
    }
}
