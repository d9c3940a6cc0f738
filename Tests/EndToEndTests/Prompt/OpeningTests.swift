import TestSupport
import Testing

/// The first screens of lesson 4, as a terminal shows them.
@Suite("Opening a lesson") struct OpeningTests {
    @Test("The first prediction, wrong, with a hint, and right", arguments: [40, 80, 200])
    func firstPrediction(columns: Int) throws {
        let rows = [40: 20, 80: 24, 200: 50][columns]!
        let student = try Student()
        let session = try TerminalSession.lesson4(of: student, columns: columns, rows: rows)
        try session.goOnToQuestion()
        try session.enter("3", thenPrompt: "4.1 ?")
        try session.enter("", thenPrompt: "4.1 ?")
        try session.enter("hint", thenPrompt: "4.1 ?")
        try session.enter("2", thenPrompt: "4.1 >")
        #expect(try session.leave() == 0)
        expectGolden(
            session.screen.transcript + "\n",
            at: golden("opening-\(columns)x\(rows).txt")
        )
        #expect(session.screen.unknown == [])
        for line in session.screen.transcript.split(separator: "\n") {
            #expect(line.unicodeScalars.count <= columns)
        }
    }

    @Test("A question that was answered is not asked again") func resumes() throws {
        let student = try Student()
        let first = try TerminalSession.lesson4(of: student)
        try first.goOnToQuestion()
        try first.enter("2", thenPrompt: "4.1 >")
        // The step behind the question.
        try first.enter("", thenPrompt: "4.1 >")
        #expect(first.screen.transcript.contains("In Swift, reading them is a loop"))
        #expect(try first.leave() == 0)

        let second = try student.terminal()
        try second.wait("You stopped at 4.1")
        try second.waitForLine("4.1 >")
        try second.enter("", thenPrompt: "4.1 >")
        #expect(second.screen.transcript.contains("In Swift, reading them is a loop"))
        #expect(try second.leave() == 0)
    }
}
