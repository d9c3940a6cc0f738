import ExerciseSupport
import Testing

@testable import FinishReasons

@Suite("What comes next") struct FinishReasonsTests {
    private typealias Message = AssistantMessage
    private static let oslo = ToolCall(
        id: "call_1",
        name: "weather",
        arguments: #"{"city":"Oslo"}"#
    )
    private static let rome = ToolCall(
        id: "call_2",
        name: "weather",
        arguments: #"{"city":"Rome"}"#
    )

    @Test("A whole answer is shown") func whole() {
        expect(.stop, Message(content: "Good day."), .show)
        expect(.stop, Message(content: ""), .show)
    }

    @Test("A refusal is shown as one") func refusal() {
        expect(.stop, Message(refusal: "I cannot help with that."), .showRefusal)
        expect(.stop, Message(content: "Good day.", refusal: ""), .show)
    }

    @Test("Tool calls are run") func toolCalls() {
        expect(.toolCalls, Message(toolCalls: [Self.oslo]), .run([Self.oslo]))
        expect(
            .toolCalls,
            Message(content: "Let me see.", toolCalls: [Self.rome, Self.oslo]),
            .run([Self.rome, Self.oslo])
        )
        expect(.functionCall, Message(toolCalls: [Self.oslo]), .run([Self.oslo]))
    }

    @Test("Calls beside a stop are run, too") func stopWithCalls() {
        expect(.stop, Message(toolCalls: [Self.oslo]), .run([Self.oslo]))
        expect(.stop, Message(content: "Yes.", toolCalls: [Self.oslo]), .run([Self.oslo]))
    }

    @Test("A limit leaves the text and a choice") func limit() {
        expect(.length, Message(content: "Once upon a"), .offerToGoOn)
        expect(.length, Message(refusal: "I cannot"), .offerToGoOn)
        expect(.length, Message(), .raiseLimit)
        expect(.length, Message(content: ""), .raiseLimit)
    }

    @Test("A filter is named") func filter() {
        expect(.contentFilter, Message(content: "First,"), .noteFilter)
        expect(.contentFilter, Message(), .noteFilter)
    }

    @Test("A stream that broke off is asked again by itself only if nothing was seen")
    func brokenOff() {
        expect(.incomplete, Message(), .askAgain)
        expect(.incomplete, Message(content: "", refusal: ""), .askAgain)
        expect(.incomplete, Message(content: "Once"), .offerToAskAgain)
    }

    @Test("An unknown reason is kept") func unknown() {
        expect(.other("eos"), Message(content: "Good day."), .report("eos"))
        expect(.other("abort"), Message(), .report("abort"))
    }

    @Test("A call that may be cut is never run") func cutCalls() {
        expect(.length, Message(toolCalls: [Self.oslo]), .raiseLimit)
        expect(.length, Message(content: "Yes.", toolCalls: [Self.oslo]), .offerToGoOn)
        expect(.contentFilter, Message(toolCalls: [Self.oslo]), .noteFilter)
        expect(.incomplete, Message(toolCalls: [Self.oslo]), .askAgain)
        expect(.other("eos"), Message(toolCalls: [Self.oslo]), .report("eos"))
    }

    @Test("A reason without its calls is reported") func noCalls() {
        expect(.toolCalls, Message(content: "Let me see."), .report("tool_calls"))
        expect(.functionCall, Message(), .report("function_call"))
    }
}

extension FinishReasonsTests {
    private func expect(
        _ reason: ExerciseSupport.FinishReason,
        _ partial: ExerciseSupport.AssistantMessage,
        _ expected: ExerciseSupport.NextStep,
        line: Int = #line
    ) {
        let got: ExerciseSupport.NextStep = nextStep(for: reason, partial: partial)
        ExerciseSupport.check(
            got,
            is: expected,
            in: "\(reason)\n\(partial)",
            sourceLocation: here(line)
        )
    }
}
