import ExerciseSupport
import Testing

@testable import ReasoningSplitting

@Suite("What it thought and what it said, graded") struct ReasoningSplittingHiddenTests {
    @Test("Any order of the parts' events") func interleaved() {
        var generator = SeededGenerator(seed: 10_03)
        for _ in 0..<30 {
            var lanes: [[JSONValue]] = []
            var expected = ReasoningSplit()
            for output in 0..<4 {
                for part in 0..<generator.number(in: 1...2) {
                    let words = (0..<generator.number(in: 1...3)).map { _ in
                        generator.pick(["so ", "é", "12", "\n", "…"])
                    }
                    let place = (output, part)
                    if output % 2 == 0 {
                        lanes.append(
                            events("reasoning_summary_text", "summary_index", place, words)
                        )
                        expected.summary.append(words.joined())
                    } else {
                        lanes.append(events("output_text", "content_index", place, words))
                        expected.answer += words.joined()
                    }
                }
            }
            var mixed: [JSONValue] = []
            while lanes.contains(where: { !$0.isEmpty }) {
                let lane = generator.number(in: 0...(lanes.count - 1))
                if !lanes[lane].isEmpty { mixed.append(lanes[lane].removeFirst()) }
            }
            expect(mixed, gives: expected)
        }
    }

    @Test("A done event at the edge") func doneEdges() {
        let empty = events("output_text", "content_index", (0, 0), ["oops"]).dropLast()
        let cleared: JSONValue = [
            "type": "response.output_text.done", "output_index": 0, "content_index": 0, "text": "",
        ]
        expect(empty + [cleared], gives: ReasoningSplit())
        let other: JSONValue = [
            "type": "response.reasoning_text.done", "output_index": 3, "content_index": 1,
            "text": "b",
        ]
        let first = events("reasoning_text", "content_index", (3, 0), ["a"])
        expect([other] + first, gives: ReasoningSplit(reasoning: "ab"))
        let incomplete: JSONValue = ["type": "response.output_text.done", "output_index": 0]
        expect(empty + [incomplete], gives: ReasoningSplit(answer: "oops"))
    }

    @Test("Parts beyond the ninth") func manyParts() {
        let order = [10, 2, 11, 1, 9, 0]
        let mixed = order.flatMap {
            events("reasoning_summary_text", "summary_index", (12, $0), ["\($0) "])
        }
        expect(
            mixed + events("reasoning_summary_text", "summary_index", (2, 0), ["first"]),
            gives: ReasoningSplit(summary: ["first", "0 ", "1 ", "2 ", "9 ", "10 ", "11 "])
        )
    }

    @Test("The bill of an answer that was cut") func incompleteBill() {
        let usage: JSONValue = [
            "input_tokens": 7, "output_tokens": 400,
            "output_tokens_details": ["reasoning_tokens": 400],
        ]
        expect(
            [
                [
                    "type": "response.incomplete",
                    "response": ["status": "incomplete", "usage": usage],
                ]
            ],
            gives: ReasoningSplit(tokens: .init(input: 7, reasoning: 400, answer: 0))
        )
        expect(
            [["type": "response.created", "response": ["usage": .null]]],
            gives: ReasoningSplit()
        )
    }
}

extension ReasoningSplittingHiddenTests {
    /// The deltas of one part, and its done event.
    private func events(
        _ kind: String,
        _ index: String,
        _ place: (Int, Int),
        _ words: [String]
    ) -> [JSONValue] {
        let end: JSONValue = [
            "type": .string("response.\(kind).done"), "output_index": JSONValue(place.0),
            index: JSONValue(place.1), "text": .string(words.joined()),
        ]
        return words.map { word in
            [
                "type": .string("response.\(kind).delta"), "output_index": JSONValue(place.0),
                index: JSONValue(place.1), "delta": .string(word),
            ]
        } + [end]
    }

    private func expect(
        _ events: some Sequence<JSONValue>,
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
