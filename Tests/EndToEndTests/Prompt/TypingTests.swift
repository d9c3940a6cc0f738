import Testing

/// What the keys do at the prompt.
@Suite("Typing at the prompt") struct TypingTests {
    let student: Student

    init() throws { student = try Student() }

    @Test("Tab completes a command, and lists those that could be meant") func commands() throws {
        let session = try TerminalSession.lesson4(of: student)
        session.type("prog\t")
        try session.waitForLine("4 > progress")
        session.type("\u{15}")
        try session.waitForLine("4 >")
        session.type("li\t")
        try session.waitForLine("4 > list")
        session.type("\u{15}")
        session.type("s\t")
        try session.wait(for: "both commands that start with s") {
            $0.lines.contains { $0.contains("skip") && $0.contains("solution") }
                && $0.currentLine == "4 > s"
        }
        #expect(session.screen.unknown == [])
    }

    @Test("Tab completes exercises after goto") func exercises() throws {
        let session = try TerminalSession.lesson4(of: student)
        session.type("goto 04/l\t")
        try session.waitForLine("4 > goto 04/line-buffer")
        session.type("\r")
        try session.wait("Whole lines from chunks")
    }

    @Test("Up brings back a line of an earlier run") func history() throws {
        let first = try TerminalSession.lesson4(of: student)
        try first.enter("help quit", thenPrompt: "4 >")
        #expect(try first.leave() == 0)
        let second = try TerminalSession.lesson4(of: student)
        second.type("\u{1B}[A")
        try second.waitForLine("4 > help quit")
    }

    @Test("Ctrl-C clears a line that was typed, and the tutor stays") func interrupt() throws {
        let session = try TerminalSession.lesson4(of: student)
        session.type("quit")
        try session.waitForLine("4 > quit")
        session.type("\u{3}")
        try session.waitForLine("4 >")
        #expect(session.screen.lines.contains("4 > quit^C"))
        try session.enter("lisst", thenPrompt: "4 >")
        #expect(session.screen.transcript.contains("There is no command lisst. Did you mean list?"))
        #expect(try session.leave() == 0)
    }

    @Test("Ctrl-D leaves with status 0 and says that all is saved") func endOfInput() throws {
        let session = try TerminalSession.lesson4(of: student)
        try session.goOnToQuestion()
        try session.enter("3", thenPrompt: "4.1 ?")
        #expect(try session.leave() == 0)
        #expect(session.screen.lines.last?.contains("Saved.") == true)
        #expect(session.hasFormerModes)
        let progress = try student.read("streamtutor/.streamtutor/progress.json")
        #expect(progress.contains("events-in-chunks"))
    }

    @Test("Letters of any width are typed and taken back one by one") func unicode() throws {
        let session = try TerminalSession.lesson4(of: student)
        session.type("é漢")
        try session.waitForLine("4 > é漢")
        session.type("x\u{7F}\u{7F}")
        try session.waitForLine("4 > é")
        session.type("漢\u{7F}\u{7F}")
        try session.waitForLine("4 >")
        session.type("e\u{301}!\u{7F}")
        try session.waitForLine("4 > e\u{301}")
        session.type("\u{15}👩\u{200D}👧")
        try session.waitForLine("4 > 👩\u{200D}👧")
        session.type("\r")
        try session.wait("There is no command 👩\u{200D}👧")
    }

    @Test("A family is taken back without a trace") func family() throws {
        let session = try TerminalSession.lesson4(of: student)
        session.type("👩\u{200D}👧")
        try session.waitForLine("4 > 👩\u{200D}👧")
        session.type("\u{7F}\u{7F}\u{7F}b")
        try session.waitForLine("4 > b")
    }

    @Test("A narrower window wraps what comes next") func resize() throws {
        let session = try TerminalSession.lesson4(of: student)
        session.type("ne")
        try session.waitForLine("4 > ne")
        session.resize(columns: 40, rows: 24)
        // The line is drawn again at once, and Enter works.
        session.type("x")
        try session.waitForLine("4 > nex")
        let rows = session.screen.transcript.split(separator: "\n").count
        try session.enter("t", thenPrompt: "4 >")
        let after = session.screen.transcript.split(separator: "\n").dropFirst(rows)
        #expect(after.contains { $0.contains("A program asks a model") })
        #expect(after.allSatisfy { $0.count <= 40 })
        #expect(after.contains { $0.count > 30 })
    }
}
