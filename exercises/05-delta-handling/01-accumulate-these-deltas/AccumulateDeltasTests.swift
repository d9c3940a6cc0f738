import ExerciseSupport
import Testing

@testable import AccumulateDeltas

@Suite("Accumulate these deltas") struct AccumulateDeltasTests {
    @Test("Content is put together in order") func content() {
        expect([.text("Hel"), .text("lo, "), .text("Hel"), .finish()], "Hello, Hel")
        expect([.start(), .text("Good"), .empty, .text(" day"), .finish()], "Good day")
        expect([.text("e"), .text(""), .text("\u{301}"), .text("\n"), .text(" ")], "e\u{301}\n ")
    }

    @Test("No content is not an empty content") func noContent() {
        expect([], nil)
        expect([.role("assistant"), .finish()], nil)
        expect([.start(), .finish()], "")
        expect([.role("assistant"), .text(""), .finish()], "")
        expect([.role("assistant"), .text("Hi")], "Hi")
    }

    @Test("A refusal has a text of its own") func refusal() {
        expect(
            [.role("assistant"), .refusal(""), .refusal("I'm "), .refusal("sorry."), .finish()],
            AssistantMessage(refusal: "I'm sorry.")
        )
        expect(
            [.start(), .text("Well. "), .refusal("No"), .text("Hm."), .refusal(".")],
            AssistantMessage(content: "Well. Hm.", refusal: "No.")
        )
    }

    @Test("An empty text is nothing to read") func hasText() {
        expectText([], false)
        expectText([.start()], false)
        expectText([.start(), .empty, .text("")], false)
        expectText([.start(), .text(" ")], true)
        expectText([.start(), .text("Hi"), .text(""), .finish()], true)
        expectText([.role("assistant"), .refusal("")], false)
        expectText([.role("assistant"), .refusal("No")], true)
    }

    @Test("A chunk without choices adds nothing") func noChoices() {
        expect([ChatCompletionChunk(id: "", model: ""), .start(), .text("Hi")], "Hi")
        expect([.start(), .text("Hi"), .finish(), .usage(9, 3)], "Hi")
        expect([.text("H"), .usage(9, 1), .text("i"), .usage(9, 2)], "Hi")
    }

    @Test("There is one role") func role() {
        let tool = AssistantMessage(role: "tool", content: "Hi")
        expect([.role("tool"), .text("Hi")], tool)
        expect([.role("assistant", "H"), .role("assistant", "i")], "Hi")
        expect([.role("tool", "H"), .role("", "i")], tool)
        expect([.text("H"), .role("tool", "i")], tool)
        expectError(
            [.role("assistant", "H"), .role("tool", "i")],
            .roleChanged(from: "assistant", to: "tool")
        )
    }

    @Test("Only one answer was asked for") func oneAnswer() {
        expectError([.start(), .text("Hi", choice: 1)], .unexpectedChoice(index: 1))
        expectError([.finish(.stop, choice: 2)], .unexpectedChoice(index: 2))
    }

    @Test("A chunk that throws adds nothing") func unchanged() {
        expect([.start(), .text("H"), .role("tool", "x"), .text("i")], "Hi")
        expect([.start(), .text("H"), .choices([(0, "x"), (1, "y")]), .text("i")], "Hi")
        expect([.choices([(0, "x"), (3, "y")]), .role("tool")], AssistantMessage(role: "tool"))
    }
}

extension ChatCompletionChunk {
    /// A delta that says nothing.
    fileprivate static var empty: Self { .delta(Delta()) }

    /// A delta that names a role, with or without content.
    fileprivate static func role(_ role: String, _ content: String? = nil) -> Self {
        .delta(Delta(role: role, content: content))
    }

    /// A chunk with several choices.
    fileprivate static func choices(_ texts: [(Int, String)]) -> Self {
        Self(choices: texts.map { Choice(index: $0.0, delta: Delta(content: $0.1)) })
    }
}

extension AccumulateDeltasTests {
    private typealias Chunk = ExerciseSupport.ChatCompletionChunk
    private typealias Message = ExerciseSupport.AssistantMessage

    private func expect(_ chunks: [Chunk], _ content: Swift.String?, line: Int = #line) {
        expect(chunks, Message(content: content), line: line)
    }

    /// The message behind all chunks; chunks that throw are passed over.
    private func expect(_ chunks: [Chunk], _ message: Message, line: Int = #line) {
        var accumulator = MessageAccumulator()
        for chunk in chunks { try? accumulator.add(chunk) }
        same("\(accumulator.message as Message)", "\(message)", chunks, line)
    }

    private func expectText(_ chunks: [Chunk], _ hasText: Bool, line: Int = #line) {
        var accumulator = MessageAccumulator()
        for chunk in chunks { try? accumulator.add(chunk) }
        same("hasText \(accumulator.hasText as Bool)", "hasText \(hasText)", chunks, line)
    }

    /// The error that the last chunk throws.
    private func expectError(_ chunks: [Chunk], _ error: AssemblyError, line: Int = #line) {
        var accumulator = MessageAccumulator()
        var thrown: [Swift.String] = []
        for (index, chunk) in chunks.enumerated() {
            do { try accumulator.add(chunk) } catch {
                thrown.append("chunk \(index + 1) throws \(error)")
            }
        }
        let got = thrown.isEmpty ? "no error" : thrown.joined(separator: "\n")
        same(got, "chunk \(chunks.count) throws \(error)", chunks, line)
    }

    private func same(
        _ got: Swift.String,
        _ expected: Swift.String,
        _ chunks: [Chunk],
        _ line: Int
    ) {
        if got.utf8.elementsEqual(expected.utf8) { return }
        recordFailure(
            input: shown(stream: chunks),
            expected: expected,
            got: got,
            sourceLocation: here(line)
        )
    }
}
