import ExerciseSupport
import Testing

@testable import FinalAssembly

@Suite("Final assembly") struct FinalAssemblyTests {
    @Test("All answers are in the completion") func allAnswers() {
        expect([.start(), .text("Hi"), .finish()], [choice(0, "Hi")])
        expect(
            [
                .text("y", choice: 1), .text("a"), .finish(.stop, choice: 1), .text("b"),
                .text("q", choice: 4), .finish(.stop, choice: 4), .finish(),
            ],
            [choice(0, "ab"), choice(1, "y"), choice(4, "q")]
        )
        expect(
            [
                Chunk(choices: [.init(delta: .init(content: "a")), .init(index: 1)]),
                Chunk(choices: [.init(finishReason: .stop), .init(index: 1, finishReason: .stop)]),
            ],
            [choice(0, "a"), choice(1, nil)]
        )
    }

    @Test("A refusal stays a refusal") func refusal() {
        expect(
            [
                .delta(.init(role: "assistant", refusal: "")), .refusal("No"), .refusal("."),
                .finish(),
            ],
            [Choice(message: AssistantMessage(refusal: "No."), finishReason: .stop)]
        )
    }

    @Test("Each answer has its finish reason") func reasons() {
        expect([.text("a"), .finish(.length)], [choice(0, "a", .length)])
        expect([.text("a"), .finish(.other("eos"))], [choice(0, "a", .other("eos"))])
        expect(
            [.text("a"), .finish(.contentFilter), .delta(.init())],
            [choice(0, "a", .contentFilter)]
        )
        expect(
            [.finish(.length, choice: 1), .text("a"), .finish()],
            [choice(0, "a"), choice(1, nil, .length)]
        )
    }

    @Test("Without a finish reason an answer is incomplete") func incomplete() {
        expect([.start(), .text("Hal")], [choice(0, "Hal", .incomplete)])
        expect(
            [.text("a"), .text("x", choice: 1), .finish()],
            [choice(0, "a"), choice(1, "x", .incomplete)]
        )
    }

    @Test("The usage comes with any chunk") func usage() {
        let hi: [Chunk] = [.start(), .text("Hi"), .finish()]
        expect(hi + [.usage(9, 3)], [choice(0, "Hi")], "9 + 3")
        expect([.usage(9, 3)] + hi, [choice(0, "Hi")], "9 + 3")
        expect([.usage(9, 1)] + hi + [.usage(9, 4), Chunk()], [choice(0, "Hi")], "9 + 4")
        var last = Chunk.finish()
        last.usage = TokenUsage(promptTokens: 2, completionTokens: 1)
        expect([.text("Hi"), last], [choice(0, "Hi")], "2 + 1")
        expect(hi, [choice(0, "Hi")])
        expect([.text("H"), .usage(9, 1)], [choice(0, "H", .incomplete)], "9 + 1")
    }

    @Test("ID, time and model are those of the stream") func head() {
        let gateway = Chunk(id: "", created: 0, model: "")
        expect([gateway, .text("Hi"), .finish()], [choice(0, "Hi")])
        expect([.text("Hi"), .finish(), gateway], [choice(0, "Hi")])
        var first = Chunk.text("Hi")
        first.created = 7
        expect([gateway, first, .finish()], [choice(0, "Hi")], created: 7)
    }

    @Test("Another ID or model is an error") func changes() {
        var other = Chunk.text("Hej")
        other.id = "chatcmpl-2"
        expectError([.text("Hi"), other, .finish()], .idChanged(from: "chatcmpl-1", to: other.id))
        var usage = Chunk.usage(9, 3)
        usage.model = "gpt-4o"
        expectError([.text("Hi"), .finish(), usage], .modelChanged(from: "gpt-5", to: "gpt-4o"))
        let gateway = Chunk(id: "", model: "")
        expectError(
            [gateway, .text("Hi"), gateway, other],
            .idChanged(from: "chatcmpl-1", to: other.id)
        )
    }

    @Test("No answer is an error") func noAnswer() {
        expectError([], .noChoices)
        expectError([Chunk(id: "", model: ""), .usage(9, 0)], .noChoices)
    }
}

extension FinalAssemblyTests {
    private typealias Chunk = ExerciseSupport.ChatCompletionChunk
    private typealias Choice = ExerciseSupport.ChatCompletion.Choice

    private func choice(
        _ index: Int,
        _ content: Swift.String?,
        _ reason: FinishReason = .stop
    ) -> Choice {
        Choice(index: index, message: AssistantMessage(content: content), finishReason: reason)
    }

    /// The completion, or the error that `add` or `finish` throws.
    private func assembled(_ chunks: [Chunk]) -> Swift.String {
        var assembler = CompletionAssembler()
        do {
            for chunk in chunks { try assembler.add(chunk) }
            return "\(try assembler.finish() as ExerciseSupport.ChatCompletion)"
        } catch {
            return "throws \(error)"
        }
    }

    private func expect(
        _ chunks: [Chunk],
        _ choices: [Choice],
        _ usage: Swift.String = "nil",
        created: Int = Chunk.usualTime,
        line: Int = #line
    ) {
        let head = "id \"chatcmpl-1\", created \(created), model \"gpt-5\""
        let lines = [head] + choices.map { "\($0)" } + ["usage \(usage)"]
        same(assembled(chunks), lines.joined(separator: "\n"), chunks, line)
    }

    private func expectError(_ chunks: [Chunk], _ error: AssemblyError, line: Int = #line) {
        same(assembled(chunks), "throws \(error)", chunks, line)
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
