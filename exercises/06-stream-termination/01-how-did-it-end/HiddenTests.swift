import ExerciseSupport
import Testing

@testable import HowDidItEnd

@Suite("How did it end?, graded") struct HowDidItEndHiddenTests {
    private typealias Signal = StreamSignal

    @Test("Every interleaving of two choices") func interleavings() {
        let reasons: [FinishReason?] = [.stop, .length, .other("eos"), nil]
        for first in reasons {
            for second in reasons {
                let a: [Signal] = [.text("a")] + (first.map { [.finish($0)] } ?? [])
                let b: [Signal] =
                    [.text("b", choice: 1)] + (second.map { [.finish($0, choice: 1)] } ?? [])
                let expected = worst(first, second)
                for order in merged(a, b) {
                    guard expect(order + [.done], expected ?? .unexplained(nil)) else { return }
                    let cut: Signal = .connectionLost
                    guard expect(order + [cut], expected ?? .interrupted(.connectionLost)) else {
                        return
                    }
                }
            }
        }
    }

    @Test("Anything behind a last word") func behindTheLastWord() {
        let lastWords: [(Signal, Ending)] = [
            (.completed, .complete), (.incomplete("filter"), .incomplete("filter")),
            (.failed("f"), .failed("f")), (.error("e"), .failed("e")), (.done, .complete),
        ]
        let others: [Signal] = [
            .text("x"), .textDone, .completed, .incomplete("late"), .failed("late"), .error("late"),
            .done, .endOfBody, .connectionLost, .gaveUp, .finish(.length, choice: 3),
        ]
        var generator = SeededGenerator(seed: 6_01)
        for (word, ending) in lastWords {
            for _ in 1...12 {
                let rest = (1...generator.number(in: 1...4)).map { _ in generator.pick(others) }
                let trace = [.text("Hi"), .finish(.toolCalls), word] + rest
                guard expect(trace, ending) else { return }
            }
        }
    }

    @Test("Every prefix of a good stream") func prefixes() {
        let chat: [Signal] = [.text("a"), .text("b"), .finish(.stop), .done]
        let response: [Signal] = [.text("a"), .textDone, .text("b"), .textDone, .completed]
        for trace in [chat, response] {
            for count in 0..<trace.count {
                let start = Array(trace.prefix(count))
                guard expect(start, .running) else { return }
                let isWhole = start.last == .finish(.stop)
                guard expect(start + [.gaveUp], isWhole ? .complete : .interrupted(.timedOut))
                else { return }
            }
        }
    }

    @Test("Many choices") func manyChoices() {
        let all: [Signal] = (0..<6).map { .finish(.stop, choice: $0) }
        expect(all + [.done], .complete)
        expect(all + [.text("late", choice: 7), .done], .unexplained(nil))
        expect(
            all + [.finish(.other("b"), choice: 9), .finish(.other("a"), choice: 8), .done],
            .unexplained("a")
        )
        expect(
            all + [.finish(.contentFilter, choice: 9), .finish(.length, choice: 8), .endOfBody],
            .incomplete("length")
        )
    }
}

extension HowDidItEndHiddenTests {
    /// What two finish reasons say together; nil where one is missing.
    private func worst(_ first: FinishReason?, _ second: FinishReason?) -> Ending? {
        guard let first, let second else { return nil }
        if first == .length || second == .length { return .incomplete("length") }
        return first == .stop && second == .stop ? .complete : .unexplained("eos")
    }

    private func merged(_ a: [Signal], _ b: [Signal]) -> [[Signal]] {
        guard let first = a.first, let second = b.first else { return [a + b] }
        return merged(Array(a.dropFirst()), b).map { [first] + $0 }
            + merged(a, Array(b.dropFirst())).map { [second] + $0 }
    }

    /// - Returns: Whether it is as expected, so that a mistake is told once.
    @discardableResult
    private func expect(
        _ trace: [ExerciseSupport.StreamSignal],
        _ expected: ExerciseSupport.Ending,
        line: Int = #line
    ) -> Bool {
        let got: ExerciseSupport.Ending = classify(trace)
        ExerciseSupport.check(
            got,
            is: expected,
            in: shown(trace: trace),
            sourceLocation: here(line)
        )
        return got == expected
    }
}
