import ExerciseSupport
import Testing

@testable import JSONPayloads

@Suite("A bad payload is not the end") struct JSONPayloadsTests {
    @Test("JSON becomes its value") func values() {
        let object: JSONValue = ["delta": "é", "n": [1, true, .null]]
        expect("{\"delta\":\"é\",\"n\":[1,true,null]}", is: .json(object))
        expect(" 12.5\n", is: .json(12.5))
        expect("\"one\"", is: .json("one"))
        expect("null", is: .json(.null))
    }

    @Test("Only [DONE] is the end") func onlyDone() {
        expect("[DONE]", is: .done)
        expect("[done]", is: bad("[done]"))
        expect("[DONE] ", is: bad("[DONE] "))
        expect(" [DONE]", is: bad(" [DONE]"))
        expect("[DONE]]", is: bad("[DONE]]"))
        expect("{\"delta\":\"[DONE]\"}", is: .json(["delta": "[DONE]"]))
        expect("\"[DONE]\"", is: .json("[DONE]"))
    }

    @Test("What is neither is malformed") func malformed() {
        expect("", is: bad(""))
        expect("{\"delta\":\"o", is: bad("{\"delta\":\"o"))
        expect("NaN", is: bad("NaN"))
        expect("[1]x", is: bad("[1]x"))
        expect("upstream error\nretrying", is: bad("upstream error\nretrying"))
    }

    @Test("The reason names line and column") func place() {
        expectPlace("oops", "line 1, column 1: …")
        expectPlace("{\"a\":1,}", "line 1, column 8: …")
        expectPlace("[\"é\",\"日本\" 1]", "line 1, column 11: …")
        expectPlace("{\n  \"a\": 1\n  \"b\": 2\n}", "line 3, column 3: …")
        expectPlace("{\"a\":", "line 1, column 6: …")
    }

    @Test("The stream goes on after a bad payload") func goesOn() {
        expect(["1", "oops", "2"], gives: [.json(1), bad("oops"), .json(2)])
        expect(["", "{", "3", "[DONE]"], gives: [bad(""), bad("{"), .json(3), .done])
    }

    @Test("Each event stands alone") func eachAlone() {
        let events = ["{\"a\":", "1}", "{\"b\":2}"]
        expect(events, gives: [bad("{\"a\":"), bad("1}"), .json(["b": 2])])
        expect(["[1", "[2]"], gives: [bad("[1"), .json([2])])
    }

    @Test("Nothing counts after [DONE]") func afterDone() {
        expect(["1", "[DONE]", "2", "[DONE]"], gives: [.json(1), .done])
        expect(["1", "2"], gives: [.json(1), .json(2)])
        expect([], gives: [])
    }
}

extension JSONPayloadsTests {
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
