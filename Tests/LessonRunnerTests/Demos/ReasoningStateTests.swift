import StreamingKit
import Testing

@testable import LessonRunner

@Suite("A reasoning model's answer")
struct ReasoningStateTests {
    private func place(_ index: Int) -> ResponsePartPlace {
        ResponsePartPlace(itemID: "i", outputIndex: 0, index: index)
    }

    @Test("summary and answer are kept apart, and the parts of the summary from each other")
    func panes() {
        var state = ReasoningState()
        let events: [ResponseEvent.Kind] = [
            .summaryPartAdded(place(0), part: [:]), .summaryDelta(place(0), delta: "one"),
            .summaryPartAdded(place(1), part: [:]), .summaryDelta(place(1), delta: "two"),
            .textDelta(place(0), delta: "three", logprobs: nil),
        ]
        for (second, kind) in events.enumerated() {
            state.take(ResponseEvent(kind), at: .seconds(second))
        }
        #expect(state.thoughts.text == "one\n\ntwo")
        #expect(state.thoughts.first == .seconds(1))
        #expect(state.answer.text == "three")
        #expect(state.answer.first == .seconds(4))
        #expect(!state.isOpen)
        #expect(state.usage == nil)
    }

    @Test("usage is the final response's, whatever its end", arguments: [true, false])
    func usage(_ isComplete: Bool) {
        var state = ReasoningState()
        let response: JSONValue = [
            "usage": [
                "input_tokens": 9, "output_tokens": 30,
                "output_tokens_details": ["reasoning_tokens": 20],
            ]
        ]
        let step = isComplete ? ResponseStep.completed : .incomplete
        state.take(ResponseEvent(.step(.created, response: ["usage": .null])), at: .zero)
        #expect(state.usage == nil)
        state.take(ResponseEvent(.step(step, response: response)), at: .zero)
        #expect(state.usage == .init(input: 9, reasoning: 20, output: 30))
    }
}
