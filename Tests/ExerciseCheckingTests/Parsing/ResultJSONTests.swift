import CourseModel
import Testing

@testable import ExerciseChecking

@Suite("Results as JSON")
struct ResultJSONTests {
    @Test("Every key of the schema is there, and what is absent is null")
    func keys() {
        var result = CheckResult(
            exercise: ExerciseID(lesson: 4, slug: "chunked-sse"),
            outcome: .failed,
            durations: Durations(compile: 80.04, run: 18)
        )
        result.tests = [
            TestResult(
                id: "cuts",
                name: "Cuts \"do\" not matter",
                outcome: .failed,
                points: 2,
                explanation: "One line ending.",
                input: "a␍|␊\u{1B}",
                expected: "[1]\n",
                actual: "",
                line: 41
            )
        ]
        result.diagnostics = [
            Diagnostic(
                file: "ChunkedSSE.swift",
                line: 3,
                column: 5,
                severity: .warning,
                message: "unused",
                excerpt: ["3 | let a = 1"]
            )
        ]
        #expect(
            result.json(hint: nil) == """
                {"schema":1,"exercise":"04/chunked-sse","outcome":"failed",\
                "durations":{"compile":80.0,"suite":null,"link":null,"run":18.0,"total":null},\
                "tests":[{"id":"cuts","name":"Cuts \\"do\\" not matter","outcome":"failed",\
                "points":2,"explanation":"One line ending.","message":null,\
                "input":"a␍|␊\\u001b","expected":"[1]\\n","actual":"","line":41,\
                "studentLine":null}],\
                "diagnostics":[{"file":"ChunkedSSE.swift","line":3,"column":5,\
                "severity":"warning","message":"unused"}],"mismatch":null,\
                "output":{"text":"","droppedBytes":0},"limit":null,"crash":null,"notes":[],\
                "hint":null}
                """
        )
        #expect(result.json(hint: "one more bit").hasSuffix(#""hint":"one more bit"}"#))
    }

    @Test(
        "Exit statuses are those that the commands promise",
        arguments: [
            (Outcome.passed, 0), (.failed, 1), (.compileError, 2), (.crashed, 3), (.timedOut, 3),
            (.overLimit, 3), (.notFinished, 3),
        ] as [(Outcome, Int32)]
    )
    func exitStatus(outcome: Outcome, status: Int32) {
        #expect(outcome.exitStatus == status)
    }
}
