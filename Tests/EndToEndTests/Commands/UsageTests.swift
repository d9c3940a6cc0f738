import Testing

/// What was typed wrong.
@Suite("Wrong usage") struct UsageTests {
    let student: Student

    init() throws { student = try Student() }

    @Test(
        "It says what is wrong and what is near, with the status of its kind",
        arguments: [
            (["lisst"], 64, #"streamtutor: there is no command "lisst""#, "streamtutor list"),
            (["list", "--jsn"], 64, "streamtutor: Unknown option '--jsn'", "--json"),
            (
                ["check", "--colour"], 64, "streamtutor: Unknown option '--colour'",
                "streamtutor check"
            ),
            (["lesson"], 64, "streamtutor: ", "lesson"),
            (["lesson", "44"], 66, #"streamtutor: there is no lesson "44""#, "4 Parsing"),
            (["lesson", "parsng", "chunks"], 66, "there is no lesson", "Parsing streamed chunks"),
            (["check", "04/line-bufer"], 66, "there is no exercise", "04/line-buffer"),
            (["hint", "chunked-see"], 66, "there is no exercise", "04/chunked-sse"),
            (["demo", "splat"], 66, "demo", "split"),
            (["check", "--course", "/nowhere"], 66, "/nowhere", "lessons/ and exercises/"),
        ]
    )
    func named(words: [String], status: Int32, message: String, help: String) throws {
        let program = try student.start(words)
        let outcome = try program.finish()
        #expect(outcome.status == status)
        let lines = outcome.errors.split(separator: "\n")
        #expect(lines.first?.hasPrefix("streamtutor: ") == true)
        #expect(lines.first?.contains(message) == true, "\(outcome.errors)")
        #expect(lines.count >= 2, "a second line says what to do")
        #expect(outcome.errors.contains(help), "\(outcome.errors)")
        #expect(outcome.output == "")
    }

    @Test("--help and --version are no errors") func help() throws {
        let help = try student.run("--help")
        #expect(help.status == 0)
        for command in ["lesson", "list", "check", "watch", "init", "author", "doctor"] {
            #expect(help.output.contains(command))
        }
        let version = try student.run("--version")
        #expect(version.status == 0)
        #expect(!version.output.isEmpty)
    }
}
