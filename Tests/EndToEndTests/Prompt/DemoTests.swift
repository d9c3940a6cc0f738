import Testing

/// Demos that take the terminal for single keys.
@Suite("Demos on a terminal") struct DemoTests {
    let student: Student

    init() throws { student = try Student() }

    @Test("split takes single keys, and q gives the prompt back", arguments: ["q", "\u{3}"])
    func split(key: String) throws {
        let session = try TerminalSession.lesson4(of: student)
        session.enter("demo split")
        try session.wait("dispatched")
        // A cut moved by a key, and a chunk delivered.
        session.type("\u{1B}[C\u{1B}[C\r")
        try session.wait("chunk 2")
        session.type(key)
        try session.wait(for: "the prompt") { $0.currentLine == "4 >" && $0.cursorIsAtLineEnd }
        session.type("é")
        try session.waitForLine("4 > é")
        session.type("\u{3}")
        try session.waitForLine("4 >")
        #expect(try session.leave() == 0)
        #expect(session.hasFormerModes)
        #expect(session.screen.unknown == [])
    }
}
