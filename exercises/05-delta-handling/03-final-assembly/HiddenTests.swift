import ExerciseSupport
import Testing

@testable import FinalAssembly

@Suite("Final assembly, graded") struct FinalAssemblyHiddenTests {
    @Test("The same as the blocking response") func sameAsBlocking() {
        var generator = SeededGenerator(seed: 5_03)
        for _ in 1...60 {
            let completion = completion(&generator)
            let chunks = stream(of: completion, &generator)
            if !same(assembled(chunks), "\(completion)", chunks, #line) { return }
        }
    }

    @Test("Cut off behind each chunk") func cutOff() {
        let chunks: [Chunk] = [
            .start(choice: 1), .start(), .text("a"), .text("x", choice: 1), .finish(),
            .finish(.length, choice: 1), .usage(9, 2),
        ]
        let lines = [
            ["assistant \"\", finish incomplete"],
            ["assistant \"\", finish incomplete", "assistant \"\", finish incomplete"],
            ["assistant \"a\", finish incomplete", "assistant \"\", finish incomplete"],
            ["assistant \"a\", finish incomplete", "assistant \"x\", finish incomplete"],
            ["assistant \"a\", finish stop", "assistant \"x\", finish incomplete"],
            ["assistant \"a\", finish stop", "assistant \"x\", finish length"],
            ["assistant \"a\", finish stop", "assistant \"x\", finish length"],
        ]
        for (index, choices) in lines.enumerated() {
            let first = index == 0 ? 1 : 0
            let shown = choices.enumerated().map { "choice \(first + $0): \($1)" }
            let usage = index == 6 ? "9 + 2" : "nil"
            let head = "id \"chatcmpl-1\", created \(Chunk.usualTime), model \"gpt-5\""
            let expected = ([head] + shown + ["usage \(usage)"]).joined(separator: "\n")
            let seen = Array(chunks[...index])
            if !same(assembled(seen), expected, seen, #line) { return }
        }
    }

    @Test("Asked again and again") func askedAgain() throws {
        var assembler = CompletionAssembler()
        let chunks: [Chunk] = [.start(), .text("a"), .text("b"), .finish(), .usage(1, 2)]
        for chunk in chunks {
            try assembler.add(chunk)
            _ = try? assembler.finish()
            _ = try? assembler.finish()
        }
        let expected = """
            id "chatcmpl-1", created \(Chunk.usualTime), model "gpt-5"
            choice 0: assistant "ab", finish stop
            usage 1 + 2
            """
        _ = same("\(try assembler.finish() as Completion)", expected, chunks, #line)
    }

    @Test("Another stream's chunk at each place") func strangers() {
        let good: [Chunk] = [.start(), .text("a"), .finish(), .usage(9, 1)]
        for place in 1...good.count {
            var id = Chunk.usage(1, 1)
            id.id = "chatcmpl-0"
            let first = Array(good[..<place] + [id] + good[place...])
            let idError = AssemblyError.idChanged(from: Chunk.usualID, to: "chatcmpl-0")
            if !same(assembled(first), "throws \(idError)", first, #line) { return }
            var model = Chunk.text("x")
            model.model = "gpt-5-mini"
            let second = Array(good[..<place] + [model] + good[place...])
            let error = AssemblyError.modelChanged(from: Chunk.usualModel, to: "gpt-5-mini")
            if !same(assembled(second), "throws \(error)", second, #line) { return }
        }
    }
}

extension FinalAssemblyHiddenTests {
    private typealias Chunk = ExerciseSupport.ChatCompletionChunk
    private typealias Completion = ExerciseSupport.ChatCompletion

    private func completion(_ generator: inout SeededGenerator) -> Completion {
        var choices: [Completion.Choice] = []
        for index in 0..<generator.number(in: 1...4) where choices.isEmpty || generator.flip() {
            let texts = [nil, "", "One two.", "naïve 👩‍👧\r\n", "e\u{301}"]
            choices.append(
                Completion.Choice(
                    index: index,
                    message: AssistantMessage(
                        role: generator.pick(["assistant", "assistant", "developer"]),
                        content: generator.pick(texts),
                        refusal: generator.number(in: 0...3) == 0 ? "I'm sorry." : nil
                    ),
                    finishReason: generator.pick([
                        .stop, .stop, .length, .contentFilter, .other("eos"), .incomplete,
                    ])
                )
            )
        }
        let tokens = generator.number(in: 0...99)
        return Completion(
            id: "chatcmpl-\(generator.number(in: 1...9))",
            created: generator.number(in: 1...9999),
            model: generator.pick(["gpt-5", "tides"]),
            choices: choices,
            usage: generator.flip()
                ? TokenUsage(promptTokens: tokens, completionTokens: tokens / 2) : nil
        )
    }

    /// Chunks of the completion, with its answers mixed at random.
    private func stream(
        of completion: Completion,
        _ generator: inout SeededGenerator
    ) -> [Chunk] {
        var lanes = completion.choices.map { choice in
            var deltas: [Chunk.Choice] = [
                .init(index: choice.index, delta: .init(role: choice.message.role))
            ]
            for scalar in choice.message.content?.unicodeScalars ?? "".unicodeScalars {
                deltas.append(.init(index: choice.index, delta: .init(content: String(scalar))))
            }
            if let content = choice.message.content, content.isEmpty || generator.flip() {
                deltas[0].delta.content = ""
            }
            if let refusal = choice.message.refusal {
                let cut = refusal.index(refusal.startIndex, offsetBy: 4)
                for part in ["", String(refusal[..<cut]), String(refusal[cut...])] {
                    deltas.append(.init(index: choice.index, delta: .init(refusal: part)))
                }
            }
            if choice.finishReason != .incomplete {
                deltas.append(.init(index: choice.index, finishReason: choice.finishReason))
            }
            return deltas[...]
        }
        var chunks: [Chunk] = []
        if generator.flip() { chunks.append(Chunk(id: "", created: 0, model: "")) }
        while lanes.contains(where: { !$0.isEmpty }) {
            var chunk = Chunk(
                id: completion.id,
                created: completion.created,
                model: completion.model
            )
            for _ in 0...generator.number(in: 0...1) {
                let place = generator.number(in: 0...(lanes.count - 1))
                if let delta = lanes[place].popFirst() { chunk.choices.append(delta) }
            }
            if completion.usage != nil, generator.flip() {
                chunk.usage = TokenUsage(promptTokens: 1, completionTokens: chunks.count)
            }
            chunks.append(chunk)
        }
        if let usage = completion.usage {
            chunks.append(
                Chunk(
                    id: completion.id,
                    created: completion.created,
                    model: completion.model,
                    usage: usage
                )
            )
        }
        return chunks
    }

    /// The completion, or the error that `add` or `finish` throws.
    private func assembled(_ chunks: [Chunk]) -> Swift.String {
        var assembler = CompletionAssembler()
        do {
            for chunk in chunks { try assembler.add(chunk) }
            return "\(try assembler.finish() as Completion)"
        } catch {
            return "throws \(error)"
        }
    }

    private func same(
        _ got: Swift.String,
        _ expected: Swift.String,
        _ chunks: [Chunk],
        _ line: Int
    ) -> Bool {
        if got.utf8.elementsEqual(expected.utf8) { return true }
        recordFailure(
            input: shown(stream: chunks),
            expected: expected,
            got: got,
            sourceLocation: here(line)
        )
        return false
    }
}
