import StreamingKit
import Testing

@Suite("An event of a response")
struct ResponseEventTests {
    @Test("of every type is understood, and is written as it was read")
    func everyType() throws {
        #expect(ResponseEventTypes.all.count == 59)
        #expect(Set(ResponseEventTypes.all.map(\.type)).count == 59)
        for (number, (type, members)) in ResponseEventTypes.all.enumerated() {
            let text = #"{"type":"\#(type)","sequence_number":\#(number),\#(members)}"#
            let payload = try JSONValue(parsing: text)
            let event = try #require(ResponseEvent(payload))
            #expect(event.type == type)
            #expect(event.sequenceNumber == number)
            if case .unknown = event.kind { Issue.record("\(type) is not understood") }
            #expect(event.json == payload, "\(type)")
            #expect(try ResponseEvent(event.serverSentEvent) == event, "\(type)")
            #expect(event.serverSentEvent.type == type)
        }
    }

    @Test("carries its place, its text, and what else it has")
    func members() throws {
        let delta = try #require(
            ResponseEvent(
                JSONValue(
                    parsing: #"{"type":"response.output_text.delta","sequence_number":4,"#
                        + #""item_id":"msg_1","output_index":1,"content_index":2,"delta":"Hi","#
                        + #""logprobs":[{"token":"Hi"}],"obfuscation":"x"}"#
                )
            )
        )
        let place = ResponsePartPlace(itemID: "msg_1", outputIndex: 1, index: 2)
        #expect(delta.kind == .textDelta(place, delta: "Hi", logprobs: [["token": "Hi"]]))
        #expect(delta.others == ["obfuscation": "x"])

        let progress = try #require(
            ResponseEvent(
                ["type": "response.mcp_call.failed", "item_id": "m", "output_index": 3]
            )
        )
        let item = ResponseItemPlace(itemID: "m", outputIndex: 3)
        #expect(progress.kind == .toolProgress(.mcpCall, .failed, item))
        #expect(progress.sequenceNumber == nil)
    }

    @Test("that is an error has the same error in either shape")
    func errors() throws {
        let nested = try #require(
            ResponseEvent(
                JSONValue(
                    parsing: #"{"type":"error","sequence_number":2,"error":{"type":"t","#
                        + #""code":"c","message":"m","param":"p"}}"#
                )
            )
        )
        let error = APIError(message: "m", type: "t", code: "c", param: "p", others: [:])
        #expect(nested.kind == .error(error, isNested: true))
        let flat = try #require(
            ResponseEvent(
                JSONValue(
                    parsing: #"{"type":"error","code":"c","message":"m","param":"p","#
                        + #""sequence_number":2}"#
                )
            )
        )
        let untyped = APIError(message: "m", code: "c", param: "p", others: [:])
        #expect(flat.kind == .error(untyped, isNested: false))
        #expect(flat.sequenceNumber == 2)
    }

    @Test(
        "of an unknown type, or without what it is about, passes through whole",
        arguments: [
            #"{"type":"response.apply_patch_call_operation_diff.delta","sequence_number":9,"delta":"-"}"#,
            #"{"type":"response.web_search_call.interpreting","sequence_number":9,"output_index":0}"#,
            #"{"type":"response.output_text.delta","sequence_number":9,"item_id":"i","delta":5}"#,
            #"{"type":"response.completed","sequence_number":9}"#,
            #"{"type":"error","sequence_number":9}"#, #"{"sequence_number":9}"#,
            #"{"type":7,"sequence_number":9}"#, #"{"type":"","sequence_number":9}"#,
        ]
    )
    func unknown(text: String) throws {
        let payload = try JSONValue(parsing: text)
        let event = try #require(ResponseEvent(payload))
        let type = payload["type"]?.string ?? ""
        #expect(event.kind == .unknown(type: type, payload: payload))
        #expect(event.type == type)
        #expect(event.sequenceNumber == 9)
        #expect(event.json == payload)
    }

    @Test("has the event's type when the payload has none, and is no event otherwise")
    func eventType() throws {
        let event = try ResponseEvent(
            ServerSentEvent(type: "response.output_text.delta", data: #"{"delta":"a"}"#)
        )
        let place = ResponsePartPlace(itemID: nil, outputIndex: 0, index: 0)
        #expect(event.kind == .textDelta(place, delta: "a", logprobs: nil))
        #expect(throws: JSONSyntaxError.self) { try ResponseEvent(ServerSentEvent(data: "[DONE]")) }
        #expect(throws: JSONSyntaxError.self) { try ResponseEvent(ServerSentEvent(data: "[]")) }
        #expect(throws: JSONSyntaxError.self) { try ResponseEvent(ServerSentEvent(data: "{")) }
        #expect(ResponseEvent(["x"]) == nil)
    }

    @Test("made here is what the API sends")
    func made() {
        let event = ResponseEvent(
            .textDelta(
                ResponsePartPlace(itemID: "msg_1", outputIndex: 0, index: 0),
                delta: "Hi",
                logprobs: []
            ),
            sequenceNumber: 4,
            others: ["obfuscation": "x"]
        )
        #expect(
            event.serverSentEvent
                == ServerSentEvent(
                    type: "response.output_text.delta",
                    data: #"{"type":"response.output_text.delta","sequence_number":4,"#
                        + #""item_id":"msg_1","output_index":0,"content_index":0,"delta":"Hi","#
                        + #""logprobs":[],"obfuscation":"x"}"#
                )
        )
    }

    @Test("may tell the end of a response's life")
    func states() {
        #expect(ResponseStep.allCases.filter(\.isFinal) == [.completed, .failed, .incomplete])
        let final = ["completed", "incomplete", "failed", "cancelled"]
        for name in final { #expect(ResponseStatus(rawValue: name).isFinal) }
        for name in ["queued", "in_progress", "new"] {
            #expect(!ResponseStatus(rawValue: name).isFinal)
        }
    }
}
