import Foundation
import TestSupport
import Testing

/// Lessons and lists without a terminal.
@Suite("Without a terminal") struct ScriptedLessonTests {
    let student: Student

    init() throws { student = try Student() }

    @Test("A lesson's start is played from standard input") func script() throws {
        let script = """


            help goto



            three
            hint
            2
            quit
            """
        let outcome = try student.run("lesson", "4", input: script + "\n")
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
        expectGolden(outcome.output, at: golden("scripted-start.txt"))
    }

    @Test("Input that ends without quit leaves with everything saved") func endOfInput() throws {
        let outcome = try student.run("lesson", "4", input: "goto 4.2")
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("Saved. streamtutor goes on from here."))
        let again = try student.run()
        #expect(again.output.contains("You stopped at 4.2"))
    }

    @Test("Input that is not UTF-8 is said to be so, and the lesson goes on") func notUTF8() throws
    {
        let program = try student.start(["lesson", "4"])
        program.send(bytes: [0x67, 0xFF, 0x6F, 0x0A] + Array("help quit\n".utf8))
        let outcome = try program.finish()
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("What you typed is not UTF-8"))
        #expect(outcome.output.contains("leave; everything is saved"))
    }

    @Test("A printed lesson fits the width that was asked for", arguments: [40, 80, 200])
    func printed(columns: Int) throws {
        student.environment["COLUMNS"] = "\(columns)"
        let outcome = try student.run("lesson", "4", "--print")
        #expect(outcome.status == 0)
        let lines = outcome.output.split(separator: "\n")
        let widest = lines.map(\.count).max() ?? 0
        // Code and addresses are never broken; prose is, and fills the width.
        let prose = lines.filter { $0.hasPrefix("  ") && !$0.hasPrefix("    ") }
        #expect(prose.allSatisfy { $0.count <= columns })
        #expect(prose.contains { $0.count > columns - 12 } || columns == 200)
        #expect(widest > 30)
        for heading in ["4.1", "4.2", "4.3"] { #expect(outcome.output.contains(heading)) }
        #expect(outcome.output.contains("04/bounded-buffer"))
        #expect(!student.exists("streamtutor"), "printing makes no workspace")
    }

    @Test("list shows the course, and --json says the same to programs") func list() throws {
        let text = try student.run("list")
        #expect(text.status == 0)
        #expect(text.output.contains("Parsing streamed chunks"))
        #expect(text.output.contains(/0 of \d+ exercises, 0 of \d+ points\./))
        let json = try student.run("list", "--json")
        #expect(json.status == 0)
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
        )
        #expect(object["schema"] as? Int == 1)
        #expect(object["solved"] as? Int == 0)
        let lessons = try #require(object["lessons"] as? [[String: Any]])
        let numbers = lessons.compactMap { $0["number"] as? Int }
        #expect(numbers.contains(4) && numbers == numbers.sorted())
        let exercises = lessons.flatMap { $0["exercises"] as? [[String: Any]] ?? [] }
        #expect(object["exercises"] as? Int == exercises.count)
        #expect(exercises.contains { $0["id"] as? String == "04/line-buffer" })
        let sum = exercises.compactMap { $0["points"] as? Int }.reduce(0, +)
        #expect(object["allPoints"] as? Int == sum)
        #expect(!student.exists("streamtutor"), "looking makes no workspace")
    }

    @Test("A reader that leaves early ends a listing quietly") func brokenPipe() throws {
        let session = try RunningProgram(
            "/bin/sh",
            ["-c", "\"$0\" lesson 4 --print | head -1 >/dev/null; echo done", BuiltProgram.path],
            in: student.place,
            environment: student.environment
        )
        let outcome = try session.finish()
        #expect(outcome.output == "done\n")
        #expect(outcome.errors == "")
    }
}
