import CourseModel
import LessonRunner
import Terminal
import TestSupport
import Testing

@Suite("The demo node")
struct NodeDemoTests {
    /// Stands in for Node where there is none: a shell takes the same two arguments.
    private static let shell = "/bin/sh"

    @Test("shows the script, and runs it where there is Node")
    func script() async throws {
        let text = try await DemoStage().play("node", ["fast": "true"])
        #expect(text.contains("response.body.getReader()"))
        if text.contains("only shown") { return }
        #expect(text.contains(" bytes, event ends: "))
        #expect(text.contains("  done: "))
        #expect(text.contains("A chunk is what one read gave."))
    }

    @Test("says that a program could not be started, or failed")
    func failure() async throws {
        let missing = try await DemoStage().play("node", ["node": "/nowhere/node"])
        #expect(missing.contains("/nowhere/node cannot be started."))
        // A shell does not understand JavaScript: what it says is shown, and its status.
        let wrong = try await DemoStage().play("node", ["node": Self.shell])
        #expect(wrong.contains("/bin/sh ended with status "))
        #expect(wrong.contains("yntax error") || wrong.contains("not found"))
    }

    @Test("ends the script with the demo")
    func stopped() async throws {
        let stage = DemoStage(keys: [.interrupt], slowdown: 10_000)
        let text = try await stage.play("node", [:])
        #expect(text.contains("Stopped, and so is the script.") || text.contains("only shown"))
    }
}
