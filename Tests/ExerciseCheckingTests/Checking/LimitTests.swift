import CourseModel
import Testing

@testable import ExerciseChecking

/// One after the other: some of them fill the machine on purpose.
@Suite("Limits", .serialized)
struct LimitTests {
    private static let system = """
        #if canImport(Darwin)
            import Darwin
        #else
            import Glibc
        #endif
        @_silgen_name("fork") func systemFork() -> Int32

        """

    private func check(
        _ body: String,
        _ limits: Limits,
        variables: [String: String] = [:]
    ) async throws -> CheckResult {
        let sample = try SampleExercise(
            student: Self.system + "func answer() -> Int {\n\(body)\n}\n",
            limits: limits
        )
        return try await sample.check(variables: variables)
    }

    @Test("An endless loop is stopped, and the test that never ended is named")
    func endlessLoop() async throws {
        let result = try await check(
            "var n = 0\nwhile true { n &+= 1 }",
            Limits(seconds: 5, cpuSeconds: 60)
        )
        #expect(result.outcome == .timedOut)
        #expect(result.outcome.exitStatus == 3)
        #expect(result.limit == LimitHit(kind: .time, allowed: "5 s", test: "answers", line: 9))
        #expect(result.tests[0].studentLine == 9)
        #expect(result.output.text.isEmpty)
        #expect(result.limit?.phrase == "stopped after 5 s: it never finished `answers()`")
        #expect(result.tests.map(\.outcome) == [.notFinished])
    }

    @Test("Waiting for ever is stopped too")
    func endlessWait() async throws {
        let result = try await check("while true { sleep(100) }", Limits(seconds: 1))
        #expect(result.limit?.kind == .time)
    }

    @Test("Processor time is limited by itself")
    func processorTime() async throws {
        let result = try await check(
            "var n = 0\nwhile true { n &+= 1 }",
            Limits(seconds: 60, cpuSeconds: 1)
        )
        #expect(result.outcome == .timedOut)
        #expect(result.limit?.kind == .cpu)
        #expect(result.limit?.allowed == "1 s")
        #expect(result.limit?.test == "answers")
    }

    @Test("A loop in a child process dies with the run")
    func childProcess() async throws {
        let note = try TemporaryNote()
        let result = try await check(
            """
            let child = systemFork()
            if child == 0 { while true {} }
            \(note.code("child"))
            var status: Int32 = 0
            waitpid(child, &status, 0)
            return 42
            """,
            Limits(seconds: 5, cpuSeconds: 60),
            variables: note.variables
        )
        #expect(result.limit?.kind == .time)
        #expect(try !isAlive(note.process()))
    }

    @Test("A process that left its group and its parent dies with the run")
    func escape() async throws {
        let note = try TemporaryNote()
        let result = try await check(
            """
            if systemFork() == 0 {
                setsid()
                if systemFork() == 0 {
                    setsid()
                    \(note.code("getpid()"))
                    while true { sleep(1) }
                }
                _exit(0)
            }
            while access(getenv("NOTE"), F_OK) != 0 { usleep(1000) }
            return 42
            """,
            Limits(seconds: 120),
            variables: note.variables
        )
        #expect(result.outcome == .passed)
        #expect(try !isAlive(note.process()))
    }

    @Test("Memory is limited")
    func memory() async throws {
        let result = try await check(
            """
            var all: [[UInt8]] = []
            while true { all.append([UInt8](repeating: 1, count: 1 << 20)) }
            """,
            Limits(seconds: 60, cpuSeconds: 60, memory: 200)
        )
        #expect(result.outcome == .overLimit)
        #expect(result.limit == LimitHit(kind: .memory, allowed: "200 MiB", test: "answers"))
    }

    @Test("Processes and threads are counted together")
    func processes() async throws {
        let result = try await check(
            """
            for _ in 0..<60 where systemFork() == 0 {
                setsid()
                while true { sleep(1) }
            }
            while true { sleep(1) }
            """,
            Limits(seconds: 60, processes: 40)
        )
        #expect(result.outcome == .overLimit)
        #expect(result.limit == LimitHit(kind: .processes, allowed: "40", test: "answers"))
    }

    @Test("Much output is counted, more than much is stopped")
    func output() async throws {
        let line = String(repeating: "x", count: 99)
        let much = try await check(
            "for _ in 0..<10_000 { print(\"\(line)\") }\nreturn 42",
            Limits(seconds: 60, output: 16)
        )
        #expect(much.outcome == .passed)
        #expect(much.output.text.utf8.count == 16 << 10)
        #expect(much.output.droppedBytes == 1_000_000 - 16 << 10)

        let flood = try await check(
            "for _ in 0..<1_000_000 { print(\"\(line)\") }\nreturn 42",
            Limits(seconds: 60, cpuSeconds: 60, output: 64)
        )
        #expect(flood.outcome == .overLimit)
        #expect(flood.limit == LimitHit(kind: .output, allowed: "4 MiB", test: "answers"))
        #expect(flood.output.text.utf8.count == 64 << 10)
    }

    @Test("A file may grow to its limit")
    func fileSize() async throws {
        let result = try await check(
            """
            let file = open("big", O_WRONLY | O_CREAT, 0o600)
            let block = [UInt8](repeating: 1, count: 1 << 20)
            for _ in 0..<64 { write(file, block, block.count) }
            return 42
            """,
            Limits(seconds: 60, fileSize: 4)
        )
        #expect(result.outcome == .overLimit)
        #expect(result.limit?.kind == .fileSize)
        #expect(result.limit?.allowed == "4 MiB")
    }
}
