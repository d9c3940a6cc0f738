import Foundation
import TestSupport
import Testing

/// `streamtutor check`: what it says and the status that it leaves with.
@Suite("check") struct CheckCommandTests {
    let student: Student
    private let id = LineBufferExercise.id

    init() throws { student = try Student() }

    @Test("A solution passes with 0 and is counted") func passes() throws {
        try makeWorkspace()
        try student.save(try LineBufferExercise.solution)
        let outcome = try student.run("check", id)
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("9 of 9, on the first try. 10 points."))
        #expect(outcome.errors == "")
        let list = try student.run("list").output
        #expect(list.contains("1/5"))
        #expect(list.contains("next: 04/split-characters"))
    }

    @Test("A starter fails with 1, and the first failure is explained") func fails() throws {
        let outcome = try student.run("check", id)
        #expect(outcome.status == 1)
        for text in ["A line waits for its end", "expected", "got", "first difference"] {
            #expect(outcome.output.contains(text))
        }
        #expect(outcome.output.contains("streamtutor hint 04/line-buffer"))
    }

    @Test("What does not compile leaves with 2, in the student's line, and is no try")
    func doesNotCompile() throws {
        try makeWorkspace()
        try student.save(LineBufferExercise.notSwift)
        let outcome = try student.run("check", id)
        #expect(outcome.status == 2)
        #expect(outcome.output.contains("LineBuffering.swift:2:"))
        #expect(outcome.output.contains("error: "))
        #expect(outcome.output.contains("No try is counted."))
    }

    @Test("A crash leaves with 3 and names test and line") func crashes() throws {
        try makeWorkspace()
        try student.save(LineBufferExercise.crash)
        let outcome = try student.run("check", id)
        #expect(outcome.status == 3)
        #expect(outcome.output.contains("Lines come in order, without their endings"))
        #expect(outcome.output.contains("LineBuffering.swift:4"))
    }

    @Test("A loop that never ends leaves with 3; the limit is named, nothing is left running")
    func neverEnds() throws {
        let course = try CourseCopy()
        try course.replace(
            "minutes: 15\n",
            with: "minutes: 15\nlimits: {seconds: 1}\n",
            in: "exercises/04-parsing-chunks/01-line-buffer/exercise.yml"
        )
        student.environment["STREAMTUTOR_COURSE"] = course.path
        try makeWorkspace()
        let file = student.path("process")
        try student.save(LineBufferExercise.endless(saying: file))
        let outcome = try student.run("check", id)
        #expect(outcome.status == 3)
        #expect(outcome.output.contains("1 s"))
        #expect(outcome.output.contains("Lines come in order, without their endings"))
        let suite = try #require(processNumber(in: file))
        #expect(!processExists(suite))
        let json = try student.run("check", id, "--json")
        #expect(json.status == 3)
        #expect(try object(json.output)["outcome"] as? String == "timedOut")
    }

    @Test("--file checks another file, and counts for nothing") func otherFile() throws {
        try makeWorkspace()
        try student.write(try LineBufferExercise.solution, to: "mine.swift")
        let outcome = try student.run("check", id, "--file", student.path("mine.swift"))
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("9 of 9"))
        #expect(try student.run("list").output.contains("  0 of "))
    }

    @Test("--json has the keys of schema 1") func json() throws {
        let outcome = try student.run("check", id, "--json")
        #expect(outcome.status == 1)
        #expect(outcome.output.hasSuffix("}\n"))
        #expect(outcome.output.split(separator: "\n").count == 1)
        let whole = try object(outcome.output)
        let wanted: Set = [
            "schema", "exercise", "outcome", "durations", "tests", "diagnostics", "hint",
        ]
        #expect(wanted.isSubset(of: whole.keys))
        #expect(whole["schema"] as? Int == 1)
        #expect(whole["exercise"] as? String == id)
        #expect(whole["outcome"] as? String == "failed")
        #expect(whole["hint"] is String)
        let durations = try #require(whole["durations"] as? [String: Any])
        #expect(Set(["compile", "suite", "link", "run"]).isSubset(of: durations.keys))
        let tests = try #require(whole["tests"] as? [[String: Any]])
        #expect(tests.count == 9)
        let keys: Set = [
            "id", "name", "outcome", "points", "explanation", "message", "input", "expected",
            "actual", "line",
        ]
        for test in tests { #expect(keys.isSubset(of: test.keys)) }
        #expect(tests[0]["outcome"] as? String == "passed")
        #expect(tests[0]["input"] is NSNull, "what is absent is null")
        #expect(tests[1]["outcome"] as? String == "failed")
        #expect(tests[1]["input"] as? String == "one␊tw|o␊")
        #expect(tests[1]["expected"] as? String == #""one" | "two""#)
    }

    @Test("--json of a file that does not compile has its diagnostics") func diagnostics() throws {
        try makeWorkspace()
        try student.save(LineBufferExercise.notSwift)
        let outcome = try student.run("check", id, "--json")
        #expect(outcome.status == 2)
        let whole = try object(outcome.output)
        #expect(whole["outcome"] as? String == "compileError")
        let first = try #require((whole["diagnostics"] as? [[String: Any]])?.first)
        #expect(Set(["file", "line", "column", "severity", "message"]).isSubset(of: first.keys))
        #expect(first["line"] as? Int == 2)
        #expect(first["severity"] as? String == "error")
    }

    @Test("Ctrl-C ends a check that never ends with 130") func interrupted() throws {
        try makeWorkspace()
        let file = student.path("process")
        try student.save(LineBufferExercise.endless(saying: file))
        let program = try student.start(["check", id])
        try program.wait(for: "a running suite") { processNumber(in: file) != nil }
        program.signal(SIGINT)
        let outcome = try program.finish()
        #expect(outcome.status == 130)
        let suite = try #require(processNumber(in: file))
        #expect(!processExists(suite))
    }

    private func makeWorkspace() throws {
        let outcome = try student.run("init")
        try #require(outcome.status == 0, "\(outcome.errors)")
    }

    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }
}
