import CourseModel
import Synchronization
import TestSupport
import Testing

@testable import ExerciseChecking

@Suite("What a suite talks to")
struct SuiteServiceTests {
    @Test("A suite that needs it finds it, and it is stopped afterwards")
    func startsAndStops() async throws {
        let sample = try SampleExercise(student: Self.student(reading: "SAMPLE_SERVICE"))
        let log = ServiceLog()
        let checker = ExerciseChecker(environment: .testing, simulator: log.service)
        var request = sample.request()
        request.exercise.needsSimulator = true
        let result = try await checker.check(request)
        #expect(result.outcome == .passed)
        #expect(log.entries == ["start", "stop"])
    }

    @Test("A suite that needs nothing gets nothing")
    func startsNothing() async throws {
        let sample = try SampleExercise(student: Self.student(reading: "SAMPLE_SERVICE"))
        let log = ServiceLog()
        let checker = ExerciseChecker(environment: .testing, simulator: log.service)
        let result = try await checker.check(sample.request())
        #expect(result.outcome == .failed)
        #expect(log.entries.isEmpty)
    }

    @Test("It is stopped when the check is cancelled")
    func stopsWhenCancelled() async throws {
        let note = try TemporaryNote()
        let sample = try SampleExercise(
            student: """
                \(Self.system)
                func answer() -> Int {
                    \(note.code("getpid()"))
                    while true { sleep(1) }
                }

                """,
            limits: Limits(seconds: 120)
        )
        let log = ServiceLog()
        let checker = ExerciseChecker(environment: .testing, simulator: log.service)
        var request = sample.request(variables: note.variables)
        request.exercise.needsSimulator = true
        let task = Task { [request] in try await checker.check(request) }
        while !note.isWritten { try await Task.sleep(for: .milliseconds(5)) }
        #expect(log.entries == ["start"])
        task.cancel()
        await #expect(throws: CheckingError.cancelled) { try await task.value }
        #expect(log.entries == ["start", "stop"])
    }

    @Test("Without it there is no verdict, but an error that says why")
    func isMissing() async throws {
        let sample = try SampleExercise(student: "func answer() -> Int { 42 }\n")
        var request = sample.request()
        request.exercise.needsSimulator = true
        let first = await problem(ExerciseChecker(environment: .testing), request)
        #expect(first?.exitStatus == 69)
        #expect(first?.message.contains("cannot start the simulator") == true)
        let broken = SuiteService { _ in throw ServiceLog.NoPort() }
        let second = await problem(
            ExerciseChecker(environment: .testing, simulator: broken),
            request
        )
        #expect(second == .noSimulator(reason: "no port is free"))
        #expect(second?.help?.contains("streamtutor serve") == true)
    }

    /// What stands in the way of a verdict; nil where there is one.
    private func problem(_ checker: ExerciseChecker, _ request: CheckRequest) async
        -> CheckingError?
    {
        do throws(CheckingError) {
            _ = try await checker.check(request)
            return nil
        } catch {
            return error
        }
    }

    private static let system = """
        #if canImport(Darwin)
            import Darwin
        #else
            import Glibc
        #endif
        """

    /// A student's file whose answer is what a variable says.
    private static func student(reading variable: String) -> String {
        """
        \(system)
        func answer() -> Int {
            getenv("\(variable)").flatMap { Int(String(cString: $0)) } ?? 0
        }

        """
    }
}

/// A service that does nothing but note when it is started and stopped.
private final class ServiceLog: Sendable {
    struct NoPort: Error, CustomStringConvertible {
        var description: String { "no port is free" }
    }

    private let list = Mutex<[String]>([])

    var entries: [String] { list.withLock { $0 } }

    var service: SuiteService {
        SuiteService { [self] reach in
            #expect(reach == .loopback)
            list.withLock { $0.append("start") }
            return SuiteService.Running(
                variables: ["SAMPLE_SERVICE": "42"],
                stop: { self.list.withLock { $0.append("stop") } }
            )
        }
    }
}
