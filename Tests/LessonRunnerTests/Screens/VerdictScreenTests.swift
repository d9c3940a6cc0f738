import CourseModel
import ExerciseChecking
import LessonRunner
import ProgressStorage
import Terminal
import TestSupport
import Testing

@Suite("Verdicts on the screen")
struct VerdictScreenTests {
    private static let goldens = repositoryRoot() + "/Tests/LessonRunnerTests/Goldens/verdict-"

    @Test("each outcome reads as it should", arguments: Sample.all)
    func outcome(sample: Sample) throws {
        let exercise = try Rehearsal.ownCourse().exercise(ExerciseID("04/chunked-sse")!)!
        var progress = ExerciseProgress()
        progress.attempts = 3
        if sample.name == "passed" {
            progress.passedAttempt = 3
            progress.passedAt = Moment(secondsSince1970: 0)
        }
        for width in [40, 80] {
            let screen = VerdictScreen(
                result: sample.result(exercise),
                exercise: exercise,
                progress: progress,
                isInLesson: width == 80,
                profile: .fixed(width: width)
            )
            let text = screen.lines.rendered(for: .fixed(width: width))
            expectGolden(text, at: Self.goldens + "\(sample.name)-\(width).txt")
            for line in screen.lines { #expect(line.width <= width) }
        }
    }

    /// A result of each kind.
    struct Sample: Sendable, CustomTestStringConvertible {
        var name: String
        var result: @Sendable (Exercise) -> CheckResult
        var testDescription: String { name }

        static let all: [Sample] = [
            Sample(name: "passed") { .made(for: $0, failing: nil) },
            Sample(name: "failed") { .made(for: $0, failing: 1) },
            Sample(name: "compile-error") { exercise in
                CheckResult(
                    exercise: exercise.id,
                    outcome: .compileError,
                    diagnostics: [
                        Diagnostic(
                            file: "ChunkedSSE.swift",
                            line: 22,
                            column: 17,
                            severity: .error,
                            message: "cannot convert value of type 'ArraySlice<UInt8>'",
                            excerpt: [
                                "21 |     let line = buffer[start..<index]", "22 |     take(line)",
                            ]
                        )
                    ]
                )
            },
            Sample(name: "mismatch") { exercise in
                CheckResult(
                    exercise: exercise.id,
                    outcome: .compileError,
                    mismatch: SuiteMismatch(
                        suiteFile: "ChunkedSSETests.swift",
                        line: 12,
                        name: "push",
                        declaration: "mutating func push(_ chunk: [UInt8]) -> [ServerSentEvent]",
                        message: "The tests call `push`, and your code has no such method."
                    )
                )
            },
            Sample(name: "timed-out") { exercise in
                var result = CheckResult.made(for: exercise, failing: 2)
                result.outcome = .timedOut
                result.tests[2].outcome = .notFinished
                result.limit = LimitHit(
                    kind: .time,
                    allowed: "10 s",
                    test: result.tests[2].id
                )
                return result
            },
            Sample(name: "crashed") { exercise in
                var result = CheckResult.made(for: exercise, failing: 0)
                result.outcome = .crashed
                result.crash = Crash(
                    signal: "SIGILL",
                    test: result.tests[0].id,
                    file: "ChunkedSSE.swift",
                    line: 18,
                    message: "Index out of range"
                )
                return result
            },
            Sample(name: "failed-then-crashed") { exercise in
                var result = CheckResult.made(for: exercise, failing: 1)
                result.outcome = .crashed
                result.tests[3].outcome = .notFinished
                result.crash = Crash(
                    signal: "SIGILL",
                    test: result.tests[3].id,
                    file: "ChunkedSSE.swift",
                    line: 18,
                    message: "Index out of range"
                )
                return result
            },
            Sample(name: "printed") { exercise in
                var result = CheckResult.made(for: exercise, failing: 1)
                result.output = CapturedOutput(
                    text: (1...25).map { "line \($0)\u{1B}[31m" }.joined(separator: "\n") + "\n",
                    droppedBytes: 1234
                )
                return result
            },
        ]
    }
}
