import Foundation
import Testing

/// Terminals without escapes, and without UTF-8.
@Suite("Plain terminals") struct PlainTests {
    let student: Student

    init() throws { student = try Student() }

    /// Plays the first question and leaves; gives every byte that came.
    private func play(_ arguments: String...) throws -> [UInt8] {
        let session = try TerminalSession(
            BuiltProgram.path,
            ["lesson", "4"] + arguments,
            in: student.place,
            environment: student.environment
        )
        try session.waitForLine("4 >")
        try session.goOnToQuestion()
        try session.enter("3", thenPrompt: "4.1 ?")
        try session.enter("2", thenPrompt: "4.1 >")
        session.enter("quit")
        #expect(try session.exitStatus() == 0)
        #expect(session.screen.transcript.contains("Two empty lines, two events."))
        return session.raw
    }

    @Test("--plain sends no escape") func plainOption() throws {
        #expect(!(try play("--plain")).contains(0x1B))
    }

    @Test("TERM=dumb gets no escape") func dumb() throws {
        student.environment["TERM"] = "dumb"
        #expect(!(try play()).contains(0x1B))
    }

    // Lines stay editable: a key that edits the line moves the cursor, and this types none.
    @Test("NO_COLOR sends no escape") func noColor() throws {
        student.environment["NO_COLOR"] = "1"
        #expect(!(try play()).contains(0x1B))
    }

    @Test("With colours there are escapes, so that these tests see them") func colours() throws {
        #expect(try play().contains(0x1B))
    }

    @Test("Commands into a pipe send no escape") func pipes() throws {
        for arguments in [["list"], ["lesson", "4", "--print"], ["progress"], ["demo", "split"]] {
            let program = try student.start(arguments)
            let outcome = try program.finish()
            #expect(outcome.status == 0, "\(arguments): \(outcome.errors)")
            #expect(!outcome.output.utf8.contains(0x1B), "\(arguments)")
        }
    }

    @Test("A locale without UTF-8 is said plainly") func locale() throws {
        student.environment["LC_ALL"] = "C"
        let session = try TerminalSession.lesson4(of: student)
        let text = session.screen.transcript.split(separator: "\n")
            .map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " ")
        #expect(text.contains("not UTF-8"))
        #expect(text.contains("Set LANG=C.UTF-8"))
        try session.goOnToQuestion()
        #expect(session.raw.allSatisfy { $0 < 0x80 })
        #expect(try session.leave() == 0)
    }
}
