import ExerciseSupport
import Testing

@testable import DecodeEvent

@Suite("Read what an event says, graded") struct DecodeEventHiddenTests {
    /// Every kind of event that has members of its own, with a place drawn at random.
    private func samples(seed: UInt64) -> [(members: JSONObject, event: ResponseEvent)] {
        var generator = SeededGenerator(seed: seed)
        let output = generator.number(in: 0...40)
        let content = generator.number(in: 0...40)
        let id = "msg_\(generator.number(in: 100...999))"
        let text = generator.pick(["", " ", "Grüße", "{\"a\":1}", "line\nline", "👩‍👧"])
        let at = PartPlace(itemID: id, output: output, content: content)
        let json = JSONValue.string(text)
        func place(_ type: String, _ key: String, _ value: JSONValue) -> JSONObject {
            [
                "type": .string("response." + type), "sequence_number": 9, "item_id": .string(id),
                "output_index": JSONValue(output), "content_index": JSONValue(content), key: value,
            ]
        }
        func item(_ type: String, _ value: JSONValue) -> JSONObject {
            [
                "item": value, "output_index": JSONValue(output),
                "type": .string("response.output_item." + type),
            ]
        }
        let part: JSONValue = ["type": "output_text", "text": json, "logprobs": []]
        let message: JSONValue = ["type": "message", "id": .string(id), "content": [part]]
        let response: JSONValue = ["id": "resp_9", "status": "incomplete", "output": [message]]
        let whole = OutputItem.message(id, [.text(text)], status: nil)
        let snapshot = ResponseSnapshot(id: "resp_9", status: "incomplete", output: [whole])
        return [
            (place("output_text.delta", "delta", json), .textDelta(text, at: at)),
            (place("output_text.done", "text", json), .textDone(text, at: at)),
            (place("refusal.delta", "delta", json), .refusalDelta(text, at: at)),
            (place("refusal.done", "refusal", json), .refusalDone(text, at: at)),
            (place("content_part.added", "part", part), .partAdded(.text(text), at: at)),
            (place("content_part.done", "part", part), .partDone(.text(text), at: at)),
            (item("added", message), .itemAdded(whole, output: output)),
            (item("done", message), .itemDone(whole, output: output)),
            (
                ["response": response, "type": "response.incomplete"],
                .step(.incomplete, snapshot)
            ),
            (
                ["type": "error", "error": ["message": json, "code": .string(id)]],
                .error(code: id, message: text)
            ),
        ]
    }

    @Test("Places drawn at random") func randomPlaces() {
        for seed in 1...5 {
            for sample in samples(seed: UInt64(seed)) { expect(sample.members, sample.event) }
        }
    }

    @Test("Every name with every payload") func everyName() {
        let all = samples(seed: 8_01)
        let names = ["message", "", "response.new_thing"] + all.map(\.event.type)
        for sample in all {
            let data = JSONValue.object(sample.members).text()
            for name in names { expect(data, sample.event, name: name) }
            var untyped = sample.members
            untyped["type"] = nil
            expect(untyped, sample.event, name: sample.event.type)
        }
    }

    @Test("Types that nobody knows") func unknownTypes() {
        let types = [
            "response", "response.", "response.done", "response.cancelled", "output_text.delta",
            "response.output_text", "response.output_text.Delta", "response.text.delta",
            "response.output_item.added.extra", "response.mcp_call.failed", "Error", "",
            "Response.created", "event-is-completed",
            "response.code_interpreter_call.in_progress", "response.audio.done", "ping",
            "response.function_call_arguments.delta", "response.reasoning_text.done",
        ]
        for type in types {
            let members: JSONObject = [
                "type": .string(type), "delta": "a", "item_id": "i", "output_index": 0,
                "response": ["id": "r"], "message": "m",
            ]
            expect(members, .unknown(type: type, payload: .object(members)))
        }
    }

    @Test("Every member taken out") func everyMember() {
        for sample in samples(seed: 8_02) {
            for key in sample.members.members.map(\.key) {
                if ["type", "sequence_number", "error"].contains(key) { continue }
                var broken = sample.members
                broken[key] = nil
                expectMissing(key, sample.event.type, broken)
                broken[key] = [true]
                expectMissing(key, sample.event.type, broken)
            }
        }
        expectMissing("message", "error", ["type": "error", "error": ["code": "x"]])
    }

    @Test("Every beginning of a payload") func everyBeginning() {
        let text = JSONValue.object(samples(seed: 8_03)[0].members).text()
        for length in 0..<text.count {
            expectThrows(
                .notAnObject(data: String(text.prefix(length))),
                String(text.prefix(length))
            )
        }
    }
}

extension DecodeEventHiddenTests {
    private func expect(
        _ members: JSONObject,
        _ expected: ExerciseSupport.ResponseEvent,
        name: String? = nil,
        line: Int = #line
    ) {
        let data = JSONValue.object(members).text()
        expect(data, expected, name: name ?? expected.type, line: line)
    }

    private func expect(
        _ data: String,
        _ expected: ExerciseSupport.ResponseEvent,
        name: String,
        line: Int = #line
    ) {
        let event = ServerSentEvent(type: name, data: data)
        do {
            let got: ExerciseSupport.ResponseEvent = try decode(event)
            if got == expected { return }
            let input = "event: \(event.type)\ndata: \(data)"
            ExerciseSupport.check(got, is: expected, in: input, sourceLocation: here(line))
        } catch {
            recordFailure(
                input: "event: \(event.type)\ndata: \(data)",
                expected: "\(expected)",
                got: "it throws \(error)",
                sourceLocation: here(line)
            )
        }
    }

    private func expectMissing(
        _ member: String,
        _ type: String,
        _ members: JSONObject,
        line: Int = #line
    ) {
        let error = EventDecodingError.missing(member: member, type: type)
        expectThrows(error, JSONValue.object(members).text(), line: line)
    }

    private func expectThrows(
        _ expected: EventDecodingError,
        _ data: String,
        line: Int = #line
    ) {
        var got = ""
        do {
            got = "\(try decode(ServerSentEvent(data: data)))"
        } catch {
            let thrown: any Error = error
            let known = thrown as? EventDecodingError
            if known == expected { return }
            got = known == nil ? "it throws another error: \(thrown)" : "it throws \(thrown)"
        }
        recordFailure(
            input: "event: message\ndata: \(data)",
            expected: "it throws \(expected)",
            got: got,
            sourceLocation: here(line)
        )
    }
}
