import ExerciseSupport
import Testing

@testable import FinishReasons

@Suite("What comes next, graded") struct FinishReasonsHiddenTests {
    private typealias Message = AssistantMessage
    private static let calls = ["a", "b", "c"].map {
        ToolCall(id: "call_\($0)", name: $0, arguments: "{}")
    }

    @Test("Every combination") func everyCombination() {
        let texts: [String?] = [nil, "", "x"]
        for content in texts {
            for refusal in texts {
                for count in [0, 1, 3] where count == 0 || refusal != "x" {
                    let calls = Array(Self.calls.prefix(count))
                    let message = Message(content: content, refusal: refusal, toolCalls: calls)
                    let hasText = content == "x" || refusal == "x"
                    let whole: NextStep = refusal == "x" ? .showRefusal : .show
                    let rows: [(FinishReason, NextStep)] = [
                        (.stop, count > 0 ? .run(calls) : whole),
                        (.toolCalls, count > 0 ? .run(calls) : .report("tool_calls")),
                        (.functionCall, count > 0 ? .run(calls) : .report("function_call")),
                        (.length, hasText ? .offerToGoOn : .raiseLimit),
                        (.contentFilter, .noteFilter),
                        (.incomplete, hasText ? .offerToAskAgain : .askAgain),
                        (.other("x"), .report("x")),
                    ]
                    for (reason, step) in rows {
                        guard expect(reason, message, step) else { return }
                    }
                }
            }
        }
    }

    @Test("Any word of a server") func anyWord() {
        let messages = [Message(content: "Hi"), Message(), Message(toolCalls: Self.calls)]
        for word in ["end_turn", "max_tokens", "STOP", "stop ", "", "insufficient_system_resource"]
        {
            for message in messages {
                guard expect(FinishReason(wire: word), message, .report(word)) else { return }
            }
        }
    }

    @Test("Text is text, whatever it says") func anyText() {
        var generator = SeededGenerator(seed: 6_02)
        let pieces = [" ", "\n", "\u{301}", "👩‍👧", "null", "tool_calls", "0"]
        for _ in 1...20 {
            let text = (1...generator.number(in: 1...3)).map { _ in generator.pick(pieces) }
            let message = Message(content: text.joined())
            guard expect(.length, message, .offerToGoOn) else { return }
            guard expect(.incomplete, message, .offerToAskAgain) else { return }
        }
    }
}

extension FinishReasonsHiddenTests {
    /// - Returns: Whether it is as expected, so that a mistake is told once.
    private func expect(
        _ reason: ExerciseSupport.FinishReason,
        _ partial: ExerciseSupport.AssistantMessage,
        _ expected: ExerciseSupport.NextStep,
        line: Int = #line
    ) -> Bool {
        let got: ExerciseSupport.NextStep = nextStep(for: reason, partial: partial)
        ExerciseSupport.check(
            got,
            is: expected,
            in: "\(reason)\n\(partial)",
            sourceLocation: here(line)
        )
        return got == expected
    }
}
