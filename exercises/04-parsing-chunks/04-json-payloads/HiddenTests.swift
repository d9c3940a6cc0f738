import ExerciseSupport
import Testing

@testable import JSONPayloads

@Suite("A bad payload is not the end, graded") struct JSONPayloadsHiddenTests {
    @Test("More values") func moreValues() {
        expect("\n[ -0.5e1 , \"\\u00e9\\n\\ud83c\\udf88\" ]\t", is: .json([-5, "é\n🎈"]))
        expect("{\"a\":{\"b\":{}}}", is: .json(["a": ["b": [:]]]))
        expect("false", is: .json(false))
        expect("\"\"", is: .json(""))
    }

    @Test("Nearly the end") func nearlyDone() {
        for data in [
            "[Done]", "DONE", "[DONE", "[DONE]\n", "\u{FEFF}[DONE]", "[DONE].", "[ DONE ]",
        ] {
            expect(data, is: bad(data))
        }
        expect("[\"[DONE]\"]", is: .json(["[DONE]"]))
        expect("{\"[DONE]\":1}", is: .json(["[DONE]": 1]))
        expect("[DONE]", is: .done)
    }

    @Test("Every beginning of an object") func everyBeginning() {
        let text = "{\"é\": [1, true, \"日本\"], \"b\": {}}"
        for length in 0..<text.count {
            let beginning = String(text.prefix(length))
            expect(beginning, is: bad(beginning))
            expectPlace(beginning, "line 1, column \(length + 1): …")
        }
    }

    @Test("Texts that are nearly JSON") func brokenTexts() {
        let texts = [
            " ", "{'a':1}", "{a:1}", "[1,]", "01", "+1", ".5", "1.", "Infinity", "True", "nul",
            "\"a\nb\"", "\"\\x\"", "1 2", "{}{}", "// 1", "undefined", "[\"a\" \"b\"]", "\u{FEFF}1",
        ]
        for data in texts { expect(data, is: bad(data)) }
    }

    @Test("More places") func morePlaces() {
        expectPlace("\n\n\né", "line 4, column 1: …")
        expectPlace("{\"👩‍👧\":\"🎈\",,", "line 1, column 10: …")
        expectPlace("[\n\"日本\",\n  é]", "line 3, column 3: …")
        expectPlace("[1]\n[2]", "line 2, column 1: …")
        expectPlace("", "line 1, column 1: …")
        expectPlace("[\n", "line 2, column 1: …")
    }

    @Test("Streams drawn at random") func randomStreams() {
        var generator = SeededGenerator(seed: 4_04)
        for _ in 0..<40 {
            var data: [String] = []
            var expected: [Payload] = []
            var isOver = false
            for _ in 0..<generator.number(in: 0...6) {
                let kind = generator.number(in: 0...6)
                let number = generator.number(in: 0...99)
                let text: String
                switch kind {
                case 0: text = "[DONE]"
                case 1, 2: text = "{\"n\":\(number)"
                default: text = "{\"n\":\(number)}"
                }
                data.append(text)
                if isOver { continue }
                switch kind {
                case 0: expected.append(.done)
                case 1, 2: expected.append(bad(text))
                default: expected.append(.json(["n": .number(JSONNumber(number))]))
                }
                isOver = kind == 0
            }
            expect(data, gives: expected)
        }
    }
}

extension JSONPayloadsHiddenTests {
    /// A bad payload with some reason.
    private func bad(_ data: String) -> Payload { .malformed(data: data, reason: "…") }

    /// What `decodePayload` gives, whatever its reason says.
    private func expect(_ data: String, is expected: Payload, line: Int = #line) {
        let got: Payload = withoutReason(decodePayload(ServerSentEvent(data: data)))
        let input = shown(text: data)
        ExerciseSupport.check(got, is: expected, in: input, sourceLocation: here(line))
    }

    /// What `decodePayloads` gives, whatever the reasons say.
    private func expect(_ data: [String], gives expected: [Payload], line: Int = #line) {
        let payloads: [Payload] = decodePayloads(data.map { ServerSentEvent(data: $0) })
        let got = payloads.map(withoutReason)
        ExerciseSupport.check(got, is: expected, in: data, sourceLocation: here(line))
    }

    private func withoutReason(_ payload: Payload) -> Payload {
        guard case .malformed(let data, let reason) = payload, !reason.isEmpty else {
            return payload
        }
        return bad(data)
    }

    /// How the reason begins that `decodePayload` gives; "…" stands for words after the place.
    private func expectPlace(_ data: String, _ expected: String, line: Int = #line) {
        var got = "no reason at all"
        if case .malformed(_, let reason) = decodePayload(ServerSentEvent(data: data)) {
            let place = expected.dropLast()
            got = reason.hasPrefix(place) && reason.count > place.count ? expected : reason
        }
        let input = shown(text: data)
        ExerciseSupport.check(got, is: expected, in: input, sourceLocation: here(line))
    }
}
