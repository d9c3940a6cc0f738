import Testing

/// Checks that come while somebody types.
@Suite("Watching at the prompt") struct WatchingTests {
    @Test("A verdict comes above the line that is being typed") func verdictAbove() throws {
        let student = try Student()
        let session = try TerminalSession.lesson4(of: student)
        session.enter("goto 04/line-buffer")
        try session.wait(for: "the exercise's prompt") {
            $0.currentLine.hasPrefix("4.") && $0.currentLine.hasSuffix(" >")
        }
        let prompt = session.screen.currentLine
        try session.enter("watch", thenPrompt: prompt)
        session.type("ne")
        try session.waitForLine("\(prompt) ne")
        try student.save(try LineBufferExercise.solution)
        try session.wait(for: "the verdict, and the typed text below it") {
            $0.lines.contains { $0.contains("9 of 9") } && $0.currentLine == "\(prompt) ne"
        }
        let typed = session.screen.lines.filter { $0.hasPrefix(prompt) && $0.hasSuffix("ne") }
        #expect(typed.count == 1, "drawn once, not left behind above")
        session.type("xt\r")
        try session.wait(for: "the next page") {
            $0.absoluteRow > 0 && $0.currentLine.hasSuffix(" >")
                && !$0.lines.contains("There is no command")
        }
        try session.enter("watch off", thenPrompt: session.screen.currentLine)
        #expect(session.screen.transcript.contains("Not watching any more."))
        #expect(!session.screen.transcript.contains("There is no command"))
        #expect(try session.leave() == 0)
        #expect(try student.run("list").output.contains("1/5"))
    }
}
