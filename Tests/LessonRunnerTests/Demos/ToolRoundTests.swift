import StreamingKit
import Testing

@testable import LessonRunner

@Suite("The calls of a streamed answer")
struct ToolRoundTests {
    private func round(_ api: ToolAPI, _ payloads: [JSONValue]) -> ToolRound {
        var round = ToolRound()
        for payload in payloads {
            let type = payload["type"]?.string ?? "message"
            round.take(ServerSentEvent(type: type, data: payload.text()), api)
        }
        return round
    }

    private func chunk(_ calls: [JSONValue], _ finish: JSONValue = .null) -> JSONValue {
        [
            "object": "chat.completion.chunk",
            "choices": [
                ["index": 0, "delta": ["tool_calls": .array(calls)], "finish_reason": finish]
            ],
        ]
    }

    private func fragment(_ index: Int, _ text: String, id: String? = nil) -> JSONValue {
        var fragment: JSONObject = [
            "index": JSONValue(index), "function": ["arguments": .string(text)],
        ]
        if let id {
            fragment["id"] = .string(id)
            fragment["function"] = ["name": .string("f" + id), "arguments": .string(text)]
        }
        return .object(fragment)
    }

    @Test("chat fragments go to the call of their index, in whatever order they come")
    func interleaved() {
        var payloads = [
            chunk([fragment(0, "", id: "a"), fragment(1, "", id: "b")]),
            chunk([fragment(0, "{\"x\"")]), chunk([fragment(1, "{}")]),
            chunk([fragment(0, ":1}")]),
        ]
        var calls = round(.chat, payloads)
        #expect(calls.calls.map(\.arguments) == ["{\"x\":1}", "{}"])
        #expect(calls.calls.map(\.id) == ["a", "b"])
        #expect(calls.calls.map(\.name) == ["fa", "fb"])
        // All of it has come, but nobody has said so.
        #expect(!calls.wantsTools)
        payloads.append(chunk([], "tool_calls"))
        calls = round(.chat, payloads)
        #expect(calls.wantsTools)
    }

    @Test("a chat answer that was cut wants nothing to run", arguments: ["length", "stop"])
    func cut(_ reason: String) {
        let calls = round(
            .chat,
            [chunk([fragment(0, "{}", id: "a")]), chunk([], .string(reason))]
        )
        #expect(calls.calls.count == 1)
        #expect(!calls.wantsTools)
    }

    private let added: JSONValue = [
        "type": "response.output_item.added", "output_index": 0,
        "item": [
            "type": "function_call", "id": "fc_1", "call_id": "call_1", "name": "f",
            "arguments": "",
        ],
    ]

    private func responses(_ kind: String, _ members: JSONObject) -> JSONValue {
        var payload: JSONObject = [
            "type": .string("response.function_call_arguments.\(kind)"), "item_id": "fc_1",
            "output_index": 0,
        ]
        for member in members.members { payload[member.key] = member.value }
        return .object(payload)
    }

    @Test("the event at a call's end counts, whatever its deltas said")
    func doneWins() {
        let calls = round(
            .responses,
            [
                added, responses("delta", ["delta": "{\"a\":"]),
                responses("done", ["arguments": "{}"]),
            ]
        )
        #expect(calls.calls.map(\.arguments) == ["{}"])
        #expect(calls.calls.first?.isWhole == true)
        #expect(!calls.wantsTools)
    }

    @Test("a call whose response did not complete never runs", arguments: [true, false])
    func incomplete(_ completes: Bool) {
        let end = completes ? "response.completed" : "response.incomplete"
        let calls = round(
            .responses,
            [
                added, responses("done", ["arguments": "{}"]),
                ["type": .string(end), "response": ["status": "incomplete"]],
            ]
        )
        #expect(calls.wantsTools == completes)
    }

    @Test("the next request repeats the whole answer, and has each call's output by its ID")
    func nextRequest() {
        var talk = ToolConversation(api: .responses, model: "m", question: "q")
        talk.begin()
        let call: JSONValue = ["type": "function_call", "id": "fc_1", "call_id": "call_1"]
        let payloads: [JSONValue] = [
            ["type": "response.output_item.done", "item": ["type": "reasoning", "id": "rs_1"]],
            added, responses("done", ["arguments": "{}"]),
            ["type": "response.output_item.done", "item": call],
        ]
        for payload in payloads {
            let type = payload["type"]?.string ?? ""
            talk.take(ServerSentEvent(type: type, data: payload.text()))
        }
        let runsEarly = talk.runTools()
        #expect(!runsEarly)
        let end: JSONValue = ["type": "response.completed", "response": [:]]
        talk.take(ServerSentEvent(type: "response.completed", data: end.text()))
        let runs = talk.runTools()
        #expect(runs)
        let input = talk.request.body["input"]?.array ?? []
        #expect(
            input.map { $0["type"]?.string ?? $0["role"]?.string } == [
                "user", "reasoning", "function_call", "function_call_output",
            ]
        )
        #expect(input.last?["call_id"] == "call_1")
        #expect(input.last?["output"]?.string?.contains("no function f") == true)
    }

    @Test("an empty text means no arguments, and half a text is refused")
    func parsing() throws {
        var call = ToolRound.Call(key: .index(0), id: "a", name: "f")
        #expect(try call.parsed() == [:])
        call.fragments = ["{\"city\"", ":"]
        #expect(throws: JSONSyntaxError.self) { try call.parsed() }
    }

    @Test("a function says what is wrong, so that a model can act on it")
    func mistakes() {
        #expect(LocalTool.result(of: "fly", [:]).contains("There is no function fly."))
        #expect(LocalTool.result(of: "get_time", ["zone": 3]).contains("needs \"zone\""))
        #expect(LocalTool.result(of: "get_weather", ["city": "Atlantis"]).contains("Atlantis"))
        #expect(LocalTool.result(of: "get_weather", ["city": "Tromsø"]).contains("snow"))
    }
}
