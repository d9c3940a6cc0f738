import CourseModel
import LessonRunner
import Testing

@Suite("Commands as they are typed")
struct SessionCommandTests {
    @Test(
        "reads commands, their short names and what follows them",
        arguments: [
            ("", SessionCommand.next), ("next", .next), ("n", .next), ("BACK", .back),
            ("goto 4.3", .goto("4.3")), ("lesson  parsing chunks", .lesson("parsing chunks")),
            ("watch off", .watch(on: false)), ("watch", .watch(on: true)),
            ("exercise 04/chunked-sse", .exercise("04/chunked-sse")), ("x", .exercise(nil)),
            ("demo split --all", .demo(DemoCall(name: "split", options: ["all": "true"]))),
            (
                "demo split --text 'a b' --cuts=1,2",
                .demo(DemoCall(name: "split", options: ["text": "a b", "cuts": "1,2"]))
            ),
            ("help check", .help("check")), ("exit", .quit),
        ]
    )
    func reads(line: String, command: SessionCommand) {
        #expect(SessionCommand.read(line) == .command(command))
    }

    @Test(
        "says how a command is used",
        arguments: [
            "goto", "lesson", "check now", "watch me", "demo split cuts",
        ]
    )
    func misused(line: String) {
        guard case .misused(let message) = SessionCommand.read(line) else {
            Issue.record("\(line) was not refused")
            return
        }
        #expect(!message.isEmpty)
    }

    @Test("names the nearest commands")
    func unknown() {
        #expect(
            SessionCommand.read("hnit") == .unknown(typed: "hnit", suggestions: ["hint"])
        )
        #expect(SessionCommand.read("zzz") == .unknown(typed: "zzz", suggestions: []))
    }

    @Test("single letters are answers at a question", arguments: ["n", "b", "c", "q", "x"])
    func lettersAtQuestions(line: String) {
        #expect(SessionCommand.readAtQuestion(line) == nil)
    }

    @Test("text that merely begins with a command is an answer")
    func sentencesAtQuestions() {
        #expect(SessionCommand.readAtQuestion("goto the next line") == nil)
        #expect(SessionCommand.readAtQuestion("check") == .check)
        #expect(
            SessionCommand.readAtQuestion("demo split --all")
                == .demo(DemoCall(name: "split", options: ["all": "true"]))
        )
        #expect(SessionCommand.readAtQuestion("demo of the day") == nil)
        #expect(SessionCommand.readAtQuestion("goto 4.2") == .goto("4.2"))
    }
}
