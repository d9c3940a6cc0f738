import CourseModel
import LessonRunner
import Terminal
import TestSupport
import Testing

@Suite("Live demos")
struct LiveDemoTests {
    /// What a demo shows with `--fast`: nothing in it depends on the clock.
    @Test(
        "show the same each time",
        arguments: [
            ("race", ["tokens": "30"], 80), ("race", ["tokens": "30"], 40),
            ("wire", ["tokens": "2"], 80), ("wire", ["tokens": "1", "cut": "7b"], 40),
            ("wire", ["tokens": "1", "api": "responses"], 80), ("endings", [:], 80),
            ("endings", [:], 40), ("deltas", ["tokens": "40"], 80),
            ("deltas", ["tokens": "40"], 40), ("deltas", ["tokens": "40"], 130),
            ("toolcall", [:], 80), ("toolcall", ["parallel": "true", "api": "responses"], 40),
            ("toolcall", ["scenario": "broken-arguments"], 80),
            ("toolcall", ["scenario": "reasoning-and-tool", "api": "responses"], 80),
            ("events", [:], 80),
            ("events", [:], 40), ("events", ["scenario": "failed", "background": "true"], 80),
            ("events", ["type": "output_text.annotation.added"], 80),
            ("partial-json", [:], 80), ("partial-json", [:], 40),
            ("partial-json", ["scenario": "refusal"], 80), ("reasoning", [:], 80),
            ("reasoning", [:], 40), ("reasoning", ["scenario": "open-reasoning"], 80),
            ("websocket", [:], 80), ("websocket", [:], 40), ("websocket", ["fragment": "300"], 80),
        ]
    )
    func transcript(_ name: String, _ options: [String: String], _ width: Int) async throws {
        let stage = DemoStage(width: width)
        let text = try await stage.play(name, options.merging(["fast": "true"]) { $1 })
        let words = options.sorted { $0.key < $1.key }.map { "-\($0.key)-\($0.value)" }.joined()
        expectGolden(
            text,
            at: repositoryRoot()
                + "/Tests/LessonRunnerTests/Goldens/demo-\(name)\(words)-\(width).txt"
        )
        let longest = text.split(separator: "\n").map(\.count).max() ?? 0
        #expect(longest <= width)
    }

    @Test("race shows the same text in both, and says so")
    func race() async throws {
        let text = try await DemoStage().play("race", ["fast": "true", "tokens": "12"])
        #expect(text.contains("The same text in both"))
    }

    @Test("abort: the server notices, stops the model, and bills what it made")
    func abort() async throws {
        // The server needs minutes for all of it, so that a busy machine leaves early too.
        let stage = DemoStage(slowdown: 5)
        let text = try await stage.play(
            "abort",
            ["fast": "true", "after": "10", "tokens": "5000"]
        )
        #expect(text.contains("10 of them with text"))
        #expect(text.contains("noticed that the client had left"))
        #expect(text.contains("Of 5000 tokens"))
    }

    @Test(
        "Ctrl-C in a live demo ends the request",
        arguments: [
            "abort", "deltas", "endings", "events", "partial-json", "race", "reasoning", "toolcall",
            "websocket", "wire",
        ]
    )
    func interrupt(_ name: String) async throws {
        // Nothing but the key ends it, however late the key is seen.
        let stage = DemoStage(keys: [.interrupt], slowdown: 10_000)
        let text = try await stage.play(name, [:])
        switch name {
        case "endings": #expect(!text.contains("8  silence"))
        case "abort": #expect(text.contains("closed the connection"))
        default: #expect(text.contains("topped"))
        }
    }

    @Test(
        "name the option that is wrong",
        arguments: [
            ("race", ["ttft": "soon"], "--ttft"), ("race", ["rate": "0"], "--rate"),
            ("wire", ["api": "soap"], "--api"), ("abort", ["afer": "3"], "--afer"),
            ("toolcall", ["parallel": "twice"], "--parallel"),
            ("events", ["type": "output_txt.delta"], "response.output_text.delta"),
        ]
    )
    func badOptions(_ name: String, _ options: [String: String], _ option: String) throws {
        let error = #expect(throws: DemoError.self) {
            try DemoCatalogue.demo(for: .init(name: name, options: options))
        }
        #expect(error?.message.contains(option) == true)
    }
}
