import ExerciseSupport
import Testing

@testable import DecodeEvent

@Suite("Read what an event says") struct DecodeEventTests {
    private let place = #""item_id":"msg_1","output_index":2,"content_index":1"#
    private let at = PartPlace(itemID: "msg_1", output: 2, content: 1)

    @Test("A delta and its done have a text and a place") func deltas() {
        expect("response.output_text.delta", #"\#(place),"delta":"né""#, .textDelta("né", at: at))
        expect("response.output_text.done", #"\#(place),"text":"née""#, .textDone("née", at: at))
        expect("response.refusal.delta", #"\#(place),"delta":"I""#, .refusalDelta("I", at: at))
        expect("response.refusal.done", #"\#(place),"refusal":"I'm""#, .refusalDone("I'm", at: at))
    }

    @Test("Items and parts are read whole") func itemsAndParts() {
        let part = #"{"type":"output_text","text":"Hi","annotations":[]}"#
        let item = #"{"id":"msg_1","type":"message","status":"completed","content":[\#(part)]}"#
        expect(
            "response.content_part.added",
            #"\#(place),"part":\#(part)"#,
            .partAdded(.text("Hi"), at: at)
        )
        expect(
            "response.content_part.done",
            #"\#(place),"part":{"type":"refusal","refusal":"No."}"#,
            .partDone(.refusal("No."), at: at)
        )
        expect(
            "response.output_item.added",
            #""output_index":3,"item":{"id":"rs_1","type":"reasoning"}"#,
            .itemAdded(OutputItem(id: "rs_1", type: "reasoning"), output: 3)
        )
        expect(
            "response.output_item.done",
            #""output_index":0,"item":\#(item)"#,
            .itemDone(.message("msg_1", [.text("Hi")], status: "completed"), output: 0)
        )
    }

    @Test("A step carries the response") func steps() {
        let response = #""response":{"id":"resp_1","status":"in_progress","output":[]}"#
        let snapshot = ResponseSnapshot(id: "resp_1", status: "in_progress")
        for step in ResponseStep.allCases {
            expect("response.\(step.rawValue)", response, .step(step, snapshot))
        }
        let search = #""item_id":"ws_1","output_index":0"#
        expectUnknown("response.web_search_call.completed", search)
        expectUnknown("completed", response)
    }

    @Test("The type in the payload decides") func payloadType() {
        let hi = #"\#(place),"delta":"Hi""#
        expect("response.output_text.delta", hi, .textDelta("Hi", at: at), name: "message")
        expect("response.output_text.delta", hi, .textDelta("Hi", at: at), name: "error")
        expect(
            "response.refusal.delta",
            hi,
            .refusalDelta("Hi", at: at),
            name: "response.output_text.delta"
        )
        expect(nil, hi, .textDelta("Hi", at: at), name: "response.output_text.delta")
    }

    @Test("An error comes in two shapes") func errors() {
        expect(
            "error",
            #""code":"server_error","message":"Oops","param":null"#,
            .error(code: "server_error", message: "Oops")
        )
        expect(
            "error",
            #""error":{"type":"api_error","code":"rate_limit","message":"Slow"}"#,
            .error(code: "rate_limit", message: "Slow")
        )
        expect("error", #""code":null,"message":"Oops""#, .error(code: nil, message: "Oops"))
        expect("error", #""error":{"message":"Oops"}"#, .error(code: nil, message: "Oops"))
    }

    @Test("An unknown type is kept") func unknown() {
        expectUnknown("response.new_thing", #""n":1,"deep":{"a":[true,null]}"#)
        expectUnknown("response.output_text.annotation.added", #"\#(place),"annotation_index":0"#)
        expectUnknown("keepalive", #""sequence_number":7"#)
    }

    @Test("What an event is about must be there") func missing() {
        let noText = #"\#(place),"text":"Hi""#
        let noContent = #""item_id":"msg_1","output_index":0,"delta":"Hi""#
        let noItem = #""output_index":0,"content_index":0,"delta":"Hi""#
        expectMissing("delta", "response.output_text.delta", noText)
        expectMissing("content_index", "response.output_text.delta", noContent)
        expectMissing("item_id", "response.output_text.delta", noItem)
        expectMissing("output_index", "response.output_item.done", #""item":{"id":"a"}"#)
        expectMissing("item", "response.output_item.added", #""output_index":0,"item":null"#)
        expectMissing("response", "response.completed", #""response":"resp_1""#)
        expectMissing("message", "error", #""code":"oops""#)
    }

    @Test("Data that is no object throws") func noObject() {
        for data in [#"{"type":"response.output_text.del"#, "", "upstream error", "[]", "null"] {
            expectThrows(.notAnObject(data: data), name: "response.output_text.delta", data)
        }
    }
}

extension DecodeEventTests {
    /// The payload of an event; a type that is nil is left out.
    private func payload(_ type: String?, _ members: String) -> String {
        type.map { #"{"type":"\#($0)",\#(members)}"# } ?? "{\(members)}"
    }

    /// What `decode` gives for an event with this payload, under its own name or another.
    private func expect(
        _ type: String?,
        _ members: String,
        _ expected: ExerciseSupport.ResponseEvent,
        name: String? = nil,
        line: Int = #line
    ) {
        let data = payload(type, members)
        let event = ServerSentEvent(type: name ?? type ?? "message", data: data)
        let input = "event: \(event.type)\ndata: \(data)"
        do {
            let got: ExerciseSupport.ResponseEvent = try decode(event)
            ExerciseSupport.check(got, is: expected, in: input, sourceLocation: here(line))
        } catch {
            recordFailure(
                input: input,
                expected: "\(expected)",
                got: "it throws \(error)",
                sourceLocation: here(line)
            )
        }
    }

    private func expectUnknown(_ type: String, _ members: String, line: Int = #line) {
        guard let value = try? JSONValue(parsing: payload(type, members)) else { return }
        expect(type, members, .unknown(type: type, payload: value), line: line)
    }

    private func expectMissing(
        _ member: String,
        _ type: String,
        _ members: String,
        line: Int = #line
    ) {
        let error = EventDecodingError.missing(member: member, type: type)
        expectThrows(error, name: type, payload(type, members), line: line)
    }

    private func expectThrows(
        _ expected: EventDecodingError,
        name: String,
        _ data: String,
        line: Int = #line
    ) {
        var got = ""
        do {
            got = "\(try decode(ServerSentEvent(type: name, data: data)))"
        } catch {
            let thrown: any Error = error
            let known = thrown as? EventDecodingError
            if known == expected { return }
            got = known == nil ? "it throws another error: \(thrown)" : "it throws \(thrown)"
        }
        recordFailure(
            input: "event: \(name)\ndata: \(data)",
            expected: "it throws \(expected)",
            got: got,
            sourceLocation: here(line)
        )
    }
}
