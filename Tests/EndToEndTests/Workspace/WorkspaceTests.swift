import Foundation
import TestSupport
import Testing

/// The folder that a student works in.
@Suite("A student's workspace") struct WorkspaceTests {
    let student: Student
    private let id = LineBufferExercise.id

    init() throws { student = try Student() }

    @Test("The first lesson makes ~/streamtutor and says so; the second does not") func firstUse()
        throws
    {
        let first = try student.run("lesson", "4")
        #expect(first.output.contains("Made ~/streamtutor for your files just now."))
        #expect(student.exists(LineBufferExercise.file))
        #expect(student.exists("streamtutor/Package.swift"))
        let second = try student.run("lesson", "4")
        #expect(!second.output.contains("Made "))
    }

    @Test("init makes one in a folder with spaces and umlauts, found from inside it") func named()
        throws
    {
        let folder = try student.makeFolder("Meine Übungen") + "/ein Versuch"
        let made = try student.run("init", folder)
        #expect(made.status == 0)
        #expect(made.output.contains(/Made .+ with \d+ exercises\./))
        #expect(made.output.contains(folder))
        let source = folder + "/04-parsing-chunks/01-line-buffer/LineBuffering.swift"
        try LineBufferExercise.solution.write(toFile: source, atomically: true, encoding: .utf8)
        let check = try RunningProgram(
            BuiltProgram.path,
            ["check", id],
            in: folder + "/04-parsing-chunks",
            environment: student.environment
        ).finish()
        #expect(check.status == 0)
        #expect(check.output.contains("9 of 9"))
        #expect(!student.exists("streamtutor"))
        #expect(try student.run("list", "--workspace", folder).output.contains("1/5"))
    }

    @Test("init leaves a workspace that is there alone") func twice() throws {
        #expect(try student.run("init").status == 0)
        try student.save("// mine\n")
        let again = try student.run("init")
        #expect(again.status == 73)
        #expect(again.errors.contains("is a workspace already"))
        #expect(try student.read(LineBufferExercise.file) == "// mine\n")
    }

    @Test("reset keeps what was written in a dated copy") func reset() throws {
        #expect(try student.run("init").status == 0)
        try student.save("// mine\n")
        let outcome = try student.run("reset", id)
        #expect(outcome.status == 0)
        #expect(try student.read(LineBufferExercise.file) == LineBufferExercise.starter)
        let line = try #require(
            outcome.output.split(separator: "\n").first { $0.hasPrefix("What you had is kept as ") }
        )
        let backup = String(line.dropFirst("What you had is kept as ".count))
        #expect(try String(contentsOfFile: backup, encoding: .utf8) == "// mine\n")
        #expect(backup.contains(/\d{4}-\d\d-\d\d/))
        // The same second of the clock overwrites nothing.
        for number in 1...3 {
            try student.save("// version \(number)\n")
            #expect(try student.run("reset", id).status == 0)
        }
        let kept = student.names(in: "streamtutor/.streamtutor/backups")
        #expect(kept.count == 4)
    }

    @Test("diff shows what was changed, and nothing where nothing was") func diff() throws {
        #expect(try student.run("init").status == 0)
        #expect(try student.run("diff", id).output.contains("You have not changed"))
        let starter = try LineBufferExercise.starter
        try student.save(starter.replacingOccurrences(of: "        nil\n", with: "        text\n"))
        let outcome = try student.run("diff", id)
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("  -        nil"))
        #expect(outcome.output.contains("  +        text"))
    }

    @Test("hint gives three, and then all of them again") func hints() throws {
        let shown = try (1...4).map { _ in try student.run("hint", id).output }
        for (number, text) in ["2 more hints", "1 more hint", "That was the last"].enumerated() {
            #expect(shown[number].contains(text))
        }
        #expect(Set(shown).count == 4)
        #expect(shown[3].contains("You have seen all hints"))
        for number in 1...3 { #expect(shown[3].contains("\(number). ")) }
    }

    @Test("solution opens after three failures when that is confirmed") func solutionByFailing()
        throws
    {
        let refused = try student.run("solution", id, "--yes")
        #expect(refused.status != 0)
        #expect(refused.errors.contains("after 3 more checks that fail"))
        #expect(refused.errors.contains("streamtutor hint"))
        for _ in 1...3 { #expect(try student.run("check", id).status == 1) }
        let asked = try student.run("solution", id)
        #expect(asked.status != 0)
        #expect(asked.errors.contains("--yes"))
        let shown = try student.run("solution", id, "--yes")
        #expect(shown.status == 0)
        #expect(shown.output.contains("private var afterCR = false"))
        let json = try student.run("progress", "--json").output
        #expect(json.contains(#""solutionSeen":true"#))
    }

    @Test("solution opens after passing") func solutionByPassing() throws {
        #expect(try student.run("init").status == 0)
        try student.save(try LineBufferExercise.solution)
        #expect(try student.run("check", id).status == 0)
        #expect(try student.run("solution", id).status == 0)
    }
}
