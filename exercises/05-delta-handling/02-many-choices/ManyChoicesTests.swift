import ExerciseSupport
import Testing

@testable import ManyChoices

@Suite("Many choices") struct ManyChoicesTests {
    @Test("The index says which answer it is") func index() {
        expect(
            [.text("a", choice: 0), .text("x", choice: 1), .text("b", choice: 0)],
            [choice(0, "ab"), choice(1, "x")]
        )
        expect(
            [
                .text("a", choice: 0), .text("x", choice: 1), .text("y", choice: 1),
                .text("z", choice: 1), .text("b", choice: 0),
            ],
            [choice(0, "ab"), choice(1, "xyz")]
        )
    }

    @Test("A chunk may have several choices") func severalChoices() {
        expect(
            [.choices([(0, "a"), (1, "x")]), .choices([(1, "y"), (0, "b")])],
            [choice(0, "ab"), choice(1, "xy")]
        )
        expect([.choices([(1, "x"), (1, "y")])], [choice(1, "xy")])
        expect([.usage(9, 1), .text("a"), .usage(9, 2), .text("b")], [choice(0, "ab")])
    }

    @Test("Choices are given by their index") func order() {
        expect(
            [.text("z", choice: 2), .text("a", choice: 0), .text("m", choice: 1)],
            [choice(0, "a"), choice(1, "m"), choice(2, "z")]
        )
        expect([.choices([(1, "x"), (0, "a")])], [choice(0, "a"), choice(1, "x")])
    }

    @Test("A gap stays a gap") func gaps() {
        expect([.text("a"), .text("f", choice: 5)], [choice(0, "a"), choice(5, "f")])
        expect(
            [.text("far", choice: 1_000_000_000), .text("near", choice: 3)],
            [choice(3, "near"), choice(1_000_000_000, "far")]
        )
        expect([], [])
    }

    @Test("A delta without text begins an answer, too") func beginnings() {
        expect(
            [.start(choice: 0), .delta(.init(role: "assistant"), choice: 1)],
            [choice(0, ""), choice(1, nil)]
        )
        expect(
            [.text("a"), .refusal("No", choice: 1), .text("b"), .refusal(".", choice: 1)],
            [
                choice(0, "ab"),
                choice(1, AssistantMessage(refusal: "No.")),
            ]
        )
    }

    @Test("Each answer ends for itself") func endings() {
        expect(
            [.text("a"), .text("x", choice: 1), .finish(.length), .text("y", choice: 1)],
            [choice(0, "a", .length), choice(1, "xy")]
        )
        expect([.text("a"), .last("b", .stop)], [choice(0, "ab", .stop)])
        expect([.last("a", .stop), .delta(.init())], [choice(0, "a", .stop)])
        expect(
            [.finish(.other("eos"), choice: 1), .finish(.stop, choice: 0)],
            [choice(0, nil, .stop), choice(1, nil, .other("eos"))]
        )
    }

    @Test("Each answer has one role") func roles() {
        let tool = ChatCompletionChunk.delta(.init(role: "tool", content: "x"), choice: 1)
        expect(
            [.start(), tool, .delta(.init(role: "", content: "y"), choice: 1)],
            [choice(0, ""), choice(1, AssistantMessage(role: "tool", content: "xy"))]
        )
        expect(
            [.start(choice: 1), tool, .text("y", choice: 1)],
            [choice(1, "y")],
            error: "chunk 2 throws \(AssemblyError.roleChanged(from: "assistant", to: "tool"))"
        )
        let mixed = ChatCompletionChunk(
            choices: [.init(delta: .init(content: "a"))] + tool.choices
        )
        expect(
            [.start(choice: 1), mixed],
            [choice(1, "")],
            error: "chunk 2 throws \(AssemblyError.roleChanged(from: "assistant", to: "tool"))"
        )
    }
}

extension ChatCompletionChunk {
    /// A chunk with several choices.
    fileprivate static func choices(_ texts: [(Int, String)]) -> Self {
        Self(choices: texts.map { Choice(index: $0.0, delta: Delta(content: $0.1)) })
    }

    /// A last chunk that has text, too.
    fileprivate static func last(_ text: String, _ reason: FinishReason) -> Self {
        Self(choices: [Choice(delta: Delta(content: text), finishReason: reason)])
    }
}

extension ManyChoicesTests {
    private typealias Chunk = ExerciseSupport.ChatCompletionChunk
    private typealias Choice = ExerciseSupport.ChatCompletion.Choice

    private func choice(
        _ index: Int,
        _ content: Swift.String?,
        _ reason: FinishReason = .incomplete
    ) -> Choice {
        Choice(index: index, message: AssistantMessage(content: content), finishReason: reason)
    }

    private func choice(_ index: Int, _ message: AssistantMessage) -> Choice {
        Choice(index: index, message: message, finishReason: .incomplete)
    }

    /// The choices behind all chunks, and which of them throw.
    private func expect(
        _ chunks: [Chunk],
        _ choices: [Choice],
        error: Swift.String? = nil,
        line: Int = #line
    ) {
        var accumulator = ChoicesAccumulator()
        var got: [Swift.String] = []
        for (index, chunk) in chunks.enumerated() {
            do { try accumulator.add(chunk) } catch {
                got.append("chunk \(index + 1) throws \(error)")
            }
        }
        got += (accumulator.choices as [Choice]).map { "\($0)" }
        let expected = (error.map { [$0] } ?? []) + choices.map { "\($0)" }
        let isSame = got.elementsEqual(expected) { $0.utf8.elementsEqual($1.utf8) }
        if isSame { return }
        recordFailure(
            input: shown(stream: chunks),
            expected: expected.isEmpty ? "(no choices)" : expected.joined(separator: "\n"),
            got: got.isEmpty ? "(no choices)" : got.joined(separator: "\n"),
            sourceLocation: here(line)
        )
    }
}
