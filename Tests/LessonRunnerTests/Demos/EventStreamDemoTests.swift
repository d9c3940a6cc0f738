import CourseModel
import LessonRunner
import Terminal
import TestSupport
import Testing

@Suite("The demo sse")
struct EventStreamDemoTests {
    /// Every kind of line once.
    private static let stream =
        #"\xEF\xBB\xBFevent: tick\nid: 7\ndata: one\ndata:  two\n: ping\nData: x\nretry: 3s\n"#
        + #"retry: 3000\n\ndata\n\nevent: x\n\nid: a\0b\n\xEF\xBB\xBFdata: no\r\n\r\nid\ndata: y"#

    @Test("says of every line what it does", arguments: [80, 40])
    func transcript(_ width: Int) async throws {
        let text = try await DemoStage(width: width).play("sse", ["text": Self.stream])
        expectGolden(
            text,
            at: repositoryRoot() + "/Tests/LessonRunnerTests/Goldens/demo-sse-\(width).txt"
        )
        #expect(text.split(separator: "\n").allSatisfy { displayWidth(String($0)) <= width })
    }

    @Test("takes lines as they are typed, and keys that correct them")
    func typed() async throws {
        let typed: [Key] = "data: hex".map { .character($0) }
        let keys = typed + [.backspace, .character("y"), .enter, .enter, .endOfInput]
        let text = try await DemoStage(keys: keys).play("sse", [:])
        #expect(text.contains(#"dispatched [message "hey"]"#))
        #expect(text.contains("2 lines, 1 event."))
    }

    @Test("ends at a full stop or Ctrl-C, and says what is lost")
    func endings() async throws {
        let typed: [Key] = "data: x".map { .character($0) } + [.enter]
        for end in [[Key.character("."), .enter], [.interrupt]] {
            let text = try await DemoStage(keys: typed + end).play("sse", [:])
            #expect(text.contains("The stream ended inside an event."))
            #expect(text.contains("1 line, 0 events."))
        }
    }

    @Test("names the place of a mistake in --text")
    func badText() throws {
        let error = #expect(throws: DemoError.self) {
            try DemoCatalogue.demo(for: .init(name: "sse", options: ["text": #"data: \q"#]))
        }
        #expect(error?.message.contains("--text") == true)
        #expect(error?.message.contains("character 7") == true)
    }
}
