import LessonRunner
import Terminal
import Testing

@Suite("The demos with a page")
struct PageDemoTests {
    @Test("say where the page is, and end at Enter", arguments: ["browser", "webrtc"])
    func address(_ name: String) async throws {
        for end in [Key.enter, .interrupt, .character("q")] {
            let text = try await DemoStage(keys: [end]).play(name, [:])
            let line = text.split(separator: "\n").first { $0.contains("http://127.0.0.1:") }
            #expect(line?.hasSuffix("/pages/\(name)/") == true, "\(text)")
        }
    }

    @Test("leave where nobody can press a key", arguments: ["browser", "webrtc"])
    func plain(_ name: String) async throws {
        let text = try await DemoStage().play(name, [:])
        #expect(text.contains("/pages/\(name)/"))
    }
}
