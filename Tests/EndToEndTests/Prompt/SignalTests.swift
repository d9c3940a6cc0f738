import Foundation
import Testing

/// Keys and signals that stop things.
@Suite("Stopping and going on") struct SignalTests {
    let student: Student

    init() throws { student = try Student() }

    /// A session in whose exercise a check that never ends is running, and the process of it.
    private func endlessCheck() throws -> (session: TerminalSession, suite: pid_t) {
        let session = try TerminalSession.lesson4(of: student)
        session.enter("goto 04/line-buffer")
        try session.wait(for: "the exercise's prompt") {
            $0.currentLine.hasPrefix("4.") && $0.currentLine.hasSuffix(" >")
        }
        let file = student.path("process")
        try student.save(LineBufferExercise.endless(saying: file))
        session.enter("check")
        var suite: pid_t?
        try session.wait(for: "a running suite") { _ in
            suite = processNumber(in: file)
            return suite != nil
        }
        return (session, try #require(suite))
    }

    @Test("Ctrl-C stops a check that never ends, and says so") func stopsCheck() throws {
        let (session, suite) = try endlessCheck()
        session.type("\u{3}")
        try session.wait("The check was stopped.")
        try session.wait(for: "the prompt") { $0.currentLine.hasSuffix(" >") }
        #expect(!processExists(suite))
        try session.enter("lisst", thenPrompt: session.screen.currentLine)
        #expect(try session.leave() == 0)
        #expect(student.names(in: "../tmp").filter { $0.hasPrefix("streamtutor-check") } == [])
    }

    @Test(
        "A signal that ends the tutor in a check ends the check too",
        arguments: [SIGTERM, SIGHUP, SIGKILL]
    )
    func noProcessLeft(signal: Int32) throws {
        let (session, suite) = try endlessCheck()
        let helpers = try children(of: session.process)
        #expect(!helpers.isEmpty)
        session.signal(signal)
        _ = try session.exitStatus()
        let end = Deadline()
        // The kernel tells the helpers of the tutor's end when it has gone.
        for process in helpers + [suite] {
            while processExists(process), !end.isPassed { sched_yield() }
            #expect(!processExists(process))
        }
        kill(suite, SIGKILL)
    }

    @Test(
        "A signal that ends the tutor leaves the terminal as it was",
        arguments: [SIGTERM, SIGHUP]
    )
    func formerModes(signal: Int32) throws {
        // The shell holds the terminal open behind the tutor's end.
        let session = try student.shell("\"$0\" \"$@\"; echo left; read answer", "lesson", "4")
        try session.waitForLine("4 >")
        #expect(!session.hasFormerModes)
        session.type("half")
        try session.waitForLine("4 > half")
        let tutor = try #require(try children(of: session.process).first)
        kill(tutor, signal)
        try session.wait("left")
        #expect(session.hasFormerModes)
        session.enter()
        _ = try session.exitStatus()
        #expect(student.exists("streamtutor/.streamtutor/progress.json"))
    }

    @Test("Ctrl-Z gives the terminal back; fg draws the line again") func suspends() throws {
        let session = try student.shell(
            "\"$0\" \"$@\"; echo stopped; read answer; fg >/dev/null",
            "lesson",
            "4"
        )
        try session.waitForLine("4 >")
        session.type("ne")
        try session.waitForLine("4 > ne")
        session.type("\u{1A}")
        try session.wait("stopped")
        #expect(session.hasFormerModes)
        session.enter("on")
        try session.waitForLine("4 > ne")
        try session.enter("xt", thenPrompt: "4 >")
        #expect(session.screen.transcript.contains("A program asks a model"))
        #expect(try session.leave() == 0)
    }

    /// The children of a process.
    private func children(of parent: pid_t) throws -> [pid_t] {
        let list = try RunningProgram(
            "/bin/sh",
            ["-c", "ps -A -o pid=,ppid="],
            in: "/",
            environment: student.environment
        ).finish()
        return list.output.split(separator: "\n")
            .map { $0.split(separator: " ").compactMap { pid_t($0) } }
            .filter { $0.count == 2 && $0[1] == parent }.map { $0[0] }
    }
}
