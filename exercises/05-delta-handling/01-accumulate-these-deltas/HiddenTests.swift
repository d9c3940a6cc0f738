import ExerciseSupport
import Testing

@testable import AccumulateDeltas

@Suite("Accumulate these deltas, graded") struct AccumulateDeltasHiddenTests {
    @Test("Every way to cut a text into deltas") func everyCut() {
        let scalars = Array("Né👩‍👧!\r\n".unicodeScalars)
        for set in 0..<(1 << (scalars.count - 1)) {
            var chunks: [Chunk] = [.start()]
            var text = ""
            for (index, scalar) in scalars.enumerated() {
                text.unicodeScalars.append(scalar)
                if set >> index & 1 == 1 || index == scalars.count - 1 {
                    chunks += [.text(text), .delta(.init())]
                    text = ""
                }
            }
            // A chunk may bring several deltas of the same answer.
            if set % 3 == 0 { chunks = [Chunk(choices: chunks.flatMap(\.choices))] }
            if !expect(chunks, Message(content: "Né👩‍👧!\r\n")) { return }
        }
    }

    @Test("Chunks that say nothing, anywhere") func silentChunks() {
        var generator = SeededGenerator(seed: 5_01)
        for _ in 1...60 {
            var chunks: [Chunk] = []
            var message = Message()
            for _ in 0..<generator.number(in: 1...8) {
                while generator.flip() {
                    chunks.append(
                        generator.pick([
                            .delta(.init()), .usage(9, 3), .finish(), .delta(.init(role: "")),
                            .delta(.init(role: "assistant")), Chunk(id: "", model: ""),
                        ])
                    )
                }
                let text = generator.pick(["", "a", " b", "\n", "é"])
                if generator.flip() {
                    chunks.append(.text(text))
                    message.content = (message.content ?? "") + text
                } else {
                    chunks.append(.refusal(text))
                    message.refusal = (message.refusal ?? "") + text
                }
            }
            if !expect(chunks, message) { return }
        }
    }

    @Test("A bad chunk at each place") func badChunks() {
        let good: [Chunk] = [.start(), .text("Wa"), .refusal("N"), .text("it"), .finish()]
        let bad: [Chunk] = [
            .delta(.init(role: "user", content: "x")),
            .text("x", choice: 7),
            Chunk(choices: [
                .init(delta: .init(content: "x", refusal: "y")), .init(index: 1),
            ]),
            Chunk(choices: [
                .init(delta: .init(content: "x")), .init(delta: .init(role: "system")),
            ]),
        ]
        for place in 1...good.count {
            for chunk in bad {
                let chunks = good[..<place] + [chunk] + good[place...]
                if !expect(Array(chunks), Message(content: "Wait", refusal: "N")) { return }
            }
        }
    }

    @Test("Something to read, chunk by chunk") func textByChunk() {
        let chunks: [Chunk] = [
            Chunk(id: ""), .delta(.init(role: "assistant", refusal: "")), .text(""), .usage(1, 0),
            .text("\u{200B}"), .text(""),
        ]
        var accumulator = MessageAccumulator()
        for (index, chunk) in chunks.enumerated() {
            try? accumulator.add(chunk)
            let expected = "hasText \(index >= 4)"
            let got = "hasText \(accumulator.hasText as Bool)"
            if !same(got, expected, Array(chunks[...index]), #line) { return }
        }
    }
}

extension AccumulateDeltasHiddenTests {
    private typealias Chunk = ExerciseSupport.ChatCompletionChunk
    private typealias Message = ExerciseSupport.AssistantMessage

    private func expect(_ chunks: [Chunk], _ message: Message, line: Int = #line) -> Bool {
        var accumulator = MessageAccumulator()
        for chunk in chunks { try? accumulator.add(chunk) }
        return same("\(accumulator.message as Message)", "\(message)", chunks, line)
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
