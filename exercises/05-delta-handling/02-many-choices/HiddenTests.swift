import ExerciseSupport
import Testing

@testable import ManyChoices

@Suite("Many choices, graded") struct ManyChoicesHiddenTests {
    @Test("Every way to mix two answers") func everyMix() {
        let first: [Chunk] = [
            .start(choice: 4), .text("Ga", choice: 4), .text("te", choice: 4),
            .finish(.stop, choice: 4),
        ]
        let second: [Chunk] = [
            .text("Ty", choice: 2), .refusal("No", choice: 2), .text("rø", choice: 2),
            .finish(.length, choice: 2),
        ]
        let expected = [
            Choice(
                index: 2,
                message: AssistantMessage(content: "Tyrø", refusal: "No"),
                finishReason: .length
            ),
            Choice(index: 4, message: AssistantMessage(content: "Gate"), finishReason: .stop),
        ]
        for set in 0..<256 where set.nonzeroBitCount == 4 {
            var (left, right) = (first[...], second[...])
            var chunks: [Chunk] = []
            for place in 0..<8 {
                if let chunk = set >> place & 1 == 1 ? left.popFirst() : right.popFirst() {
                    chunks.append(chunk)
                }
            }
            if !expect(chunks, expected) { return }
        }
    }

    @Test("Answers drawn at random") func randomAnswers() {
        var generator = SeededGenerator(seed: 5_02)
        for _ in 1...60 {
            var expected: [Int: Choice] = [:]
            var chunks: [Chunk] = []
            for _ in 0..<generator.number(in: 1...12) {
                var chunk = Chunk()
                for _ in 0..<generator.number(in: 0...3) {
                    let index = generator.pick([0, 1, 2, 7, 127, 4096])
                    let text = generator.pick(["", "a", "é", " b"])
                    let reason = generator.pick([nil, nil, FinishReason.stop, .contentFilter])
                    var choice =
                        expected[index]
                        ?? Choice(
                            index: index,
                            message: AssistantMessage(),
                            finishReason: .incomplete
                        )
                    choice.message.content = (choice.message.content ?? "") + text
                    if choice.finishReason == .incomplete, let reason {
                        choice.finishReason = reason
                    }
                    expected[index] = choice
                    let isFirst = reason == choice.finishReason
                    chunk.choices.append(
                        Chunk.Choice(
                            index: index,
                            delta: .init(content: text),
                            finishReason: isFirst ? reason : nil
                        )
                    )
                }
                chunks.append(chunk)
            }
            let sorted = expected.keys.sorted().compactMap { expected[$0] }
            if !expect(chunks, sorted) { return }
        }
    }

    @Test("A role that changes, at each place") func changedRoles() {
        let good: [Chunk] = [
            .start(choice: 1), .start(choice: 0), .text("x", choice: 1), .text("a", choice: 0),
        ]
        let bad = Chunk(choices: [
            Chunk.Choice(index: 9, delta: .init(role: "tool", content: "new")),
            Chunk.Choice(index: 0, delta: .init(content: "old"), finishReason: .stop),
            Chunk.Choice(index: 1, delta: .init(role: "tool")),
        ])
        let expected = [
            Choice(index: 0, message: AssistantMessage(content: "a"), finishReason: .incomplete),
            Choice(index: 1, message: AssistantMessage(content: "x"), finishReason: .incomplete),
        ]
        for place in 1...good.count {
            if !expect(good[..<place] + [bad] + good[place...], expected) { return }
        }
    }

    @Test("Each answer has a role of its own") func ownRoles() {
        let roles = ["assistant", "tool", "developer"]
        let chunks = roles.enumerated().map { Chunk.delta(.init(role: $1), choice: $0) }
        let again = roles.enumerated().map { Chunk.delta(.init(role: $1), choice: $0) }
        let expected = roles.enumerated().map {
            Choice(index: $0, message: AssistantMessage(role: $1), finishReason: .incomplete)
        }
        _ = expect(chunks + again, expected)
    }
}

extension ManyChoicesHiddenTests {
    private typealias Chunk = ExerciseSupport.ChatCompletionChunk
    private typealias Choice = ExerciseSupport.ChatCompletion.Choice

    private func expect(_ chunks: [Chunk], _ choices: [Choice], line: Int = #line) -> Bool {
        var accumulator = ChoicesAccumulator()
        for chunk in chunks { try? accumulator.add(chunk) }
        let got = (accumulator.choices as [Choice]).map { "\($0)" }
        let expected = choices.map { "\($0)" }
        if got.elementsEqual(expected, by: { $0.utf8.elementsEqual($1.utf8) }) { return true }
        recordFailure(
            input: shown(stream: chunks),
            expected: expected.joined(separator: "\n"),
            got: got.isEmpty ? "(no choices)" : got.joined(separator: "\n"),
            sourceLocation: here(line)
        )
        return false
    }
}
