import ExerciseSupport
import Testing

@testable import ReasoningSplitting

@Suite("What it thought and what it said") struct ReasoningSplittingTests {
    @Test("Output text is the answer") func answer() {
        expect([], gives: ReasoningSplit())
        expect([said(1, "5 "), said(1, "cents.")], gives: ReasoningSplit(answer: "5 cents."))
        expect(
            [said(2, "cents."), said(1, "5 ", part: 1), said(1, "Just ")],
            gives: ReasoningSplit(answer: "Just 5 cents.")
        )
    }

    @Test("Each summary part is a text of its own") func summaryParts() {
        expect(
            [thought(0, 0, "Set"), thought(0, 0, "up"), thought(0, 1, "Check"), said(1, "5")],
            gives: ReasoningSplit(summary: ["Setup", "Check"], answer: "5")
        )
        expect(
            [thought(0, 0, "One"), said(1, "Hm. "), thought(2, 0, "Two"), said(3, "Yes.")],
            gives: ReasoningSplit(summary: ["One", "Two"], answer: "Hm. Yes.")
        )
        expect([thought(0, 0, "")], gives: ReasoningSplit(summary: [""]))
    }

    @Test("Deltas of two parts may alternate") func alternating() {
        expect(
            [thought(0, 1, "c"), thought(0, 0, "a"), thought(0, 1, "d"), thought(0, 0, "b")],
            gives: ReasoningSplit(summary: ["ab", "cd"])
        )
        expect(
            [said(1, "x"), thought(0, 0, "a"), said(1, "y"), thought(0, 0, "b")],
            gives: ReasoningSplit(summary: ["ab"], answer: "xy")
        )
    }

    @Test("A done event has the last word") func done() {
        let texts = [thought(0, 0, "a"), whole(thoughtDone, 0, "a", summary: 0)]
        expect(texts, gives: ReasoningSplit(summary: ["a"]))
        expect(
            [said(1, "5 cen"), whole(saidDone, 1, "5 cents.")],
            gives: ReasoningSplit(answer: "5 cents.")
        )
        expect(
            [whole(thoughtDone, 0, "b", summary: 1), thought(0, 0, "a")],
            gives: ReasoningSplit(summary: ["a", "b"])
        )
    }

    @Test("Reasoning itself is neither summary nor answer") func reasoningText() {
        let type = "response.reasoning_text"
        expect(
            [piece(type, 0, "17 is "), piece(type, 0, "odd."), said(1, "Yes.")],
            gives: ReasoningSplit(reasoning: "17 is odd.", answer: "Yes.")
        )
        expect(
            [piece(type, 0, "17"), whole("\(type).done", 0, "17 is odd.")],
            gives: ReasoningSplit(reasoning: "17 is odd.")
        )
    }

    @Test("A refusal is no answer") func refusal() {
        let type = "response.refusal"
        expect(
            [piece(type, 0, "I can't "), piece(type, 0, "help.")],
            gives: ReasoningSplit(refusal: "I can't help.")
        )
        let end: JSONValue = [
            "type": "response.refusal.done", "output_index": 0, "content_index": 0,
            "refusal": "No.",
        ]
        expect([piece(type, 0, "N"), end], gives: ReasoningSplit(refusal: "No."))
    }

    @Test("Reasoning tokens are a part of the output tokens") func tokens() {
        let bill = ReasoningSplit(tokens: .init(input: 30, reasoning: 64, answer: 26))
        let usage: JSONValue = [
            "input_tokens": 30, "output_tokens": 90,
            "output_tokens_details": ["reasoning_tokens": 64], "total_tokens": 120,
        ]
        for end in ["completed", "incomplete", "failed"] {
            expect(
                [["type": .string("response.\(end)"), "response": ["usage": usage]]],
                gives: bill
            )
        }
        let plain: JSONValue = ["input_tokens": 3, "output_tokens": 5]
        expect(
            [["type": "response.completed", "response": ["usage": plain]]],
            gives: ReasoningSplit(tokens: .init(input: 3, reasoning: 0, answer: 5))
        )
        expect(
            [["type": "response.failed", "response": ["usage": .null]]],
            gives: ReasoningSplit()
        )
    }

    @Test("Any other event changes nothing") func others() {
        let part: JSONValue = ["type": "output_text", "text": "5"]
        expect(
            [
                ["type": "response.content_part.done", "output_index": 1, "part": part],
                piece("response.function_call_arguments", 1, "{}"),
                piece("response.output_audio_transcript", 1, "x"),
                ["type": "response.output_text.delta", "output_index": 1], ["delta": "x"],
            ],
            gives: ReasoningSplit()
        )
    }
}

extension ReasoningSplittingTests {
    private var thoughtDone: String { "response.reasoning_summary_text.done" }
    private var saidDone: String { "response.output_text.done" }

    private func said(_ output: Int, _ delta: String, part: Int = 0) -> JSONValue {
        [
            "type": "response.output_text.delta", "output_index": JSONValue(output),
            "content_index": JSONValue(part), "delta": .string(delta),
        ]
    }

    private func thought(_ output: Int, _ part: Int, _ delta: String) -> JSONValue {
        [
            "type": "response.reasoning_summary_text.delta", "output_index": JSONValue(output),
            "summary_index": JSONValue(part), "delta": .string(delta),
        ]
    }

    private func piece(_ type: String, _ output: Int, _ delta: String) -> JSONValue {
        [
            "type": .string("\(type).delta"), "output_index": JSONValue(output),
            "content_index": 0, "delta": .string(delta),
        ]
    }

    private func whole(
        _ type: String,
        _ output: Int,
        _ text: String,
        summary: Int? = nil
    ) -> JSONValue {
        [
            "type": .string(type), "output_index": JSONValue(output),
            summary == nil ? "content_index" : "summary_index": JSONValue(summary ?? 0),
            "text": .string(text),
        ]
    }

    private func expect(
        _ events: [JSONValue],
        gives expected: ReasoningSplit,
        line: Int = #line
    ) {
        var splitter = ReasoningSplitter()
        for event in events { splitter.take(event) }
        let got: ReasoningSplit = splitter.split
        let input = events.map { $0.text() }.joined(separator: "\n")
        ExerciseSupport.check(got, is: expected, in: input, sourceLocation: here(line))
    }
}
