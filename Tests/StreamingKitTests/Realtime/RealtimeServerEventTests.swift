import StreamingKit
import Testing

@Suite("An event of a Realtime server")
struct RealtimeServerEventTests {
    private static let place =
        #""response_id":"r","item_id":"i","output_index":1,"content_index":2"#
    private static let item = #""response_id":"r","item_id":"i","output_index":1"#
    private static let spoken = #""item_id":"i","content_index":0"#

    /// One event of every type that the API has.
    private static let all: [(type: String, members: String)] =
        [
            (
                "error",
                #""error":{"type":"t","code":null,"message":"m","param":null,"event_id":"e"}"#
            ),
            ("session.created", #""session":{"id":"s"}"#),
            ("session.updated", #""session":{"id":"s"}"#),
            ("conversation.created", #""conversation":{"id":"c"}"#),
            ("conversation.item.deleted", #""item_id":"i""#),
            ("conversation.item.truncated", spoken + #","audio_end_ms":1500"#),
            ("rate_limits.updated", #""rate_limits":[{"name":"tokens"}]"#),
            ("response.created", #""response":{"id":"r"}"#),
            ("response.done", #""response":{"id":"r","status":"cancelled"}"#),
            ("response.output_item.added", #""response_id":"r","output_index":1,"item":{}"#),
            ("response.output_item.done", #""response_id":"r","output_index":1,"item":{}"#),
            ("response.content_part.added", place + #","part":{"type":"text"}"#),
            ("response.content_part.done", place + #","part":{"type":"text"}"#),
            ("response.output_text.delta", place + #","delta":"a""#),
            ("response.output_text.done", place + #","text":"a""#),
            ("response.output_audio.delta", place + #","delta":"QQ==""#),
            ("response.output_audio.done", place),
            ("response.output_audio_transcript.delta", place + #","delta":"a""#),
            ("response.output_audio_transcript.done", place + #","transcript":"a""#),
            ("response.function_call_arguments.delta", item + #","delta":"{","call_id":"c""#),
            (
                "response.function_call_arguments.done",
                item + #","arguments":"{}","call_id":"c","name":"f""#
            ),
            ("response.mcp_call_arguments.delta", item + #","delta":"{","obfuscation":null"#),
            ("response.mcp_call_arguments.done", item + #","arguments":"{}""#),
        ]
        + ["created", "added", "done", "retrieved"].map {
            ("conversation.item.\($0)", #""item":{"id":"i"},"previous_item_id":null"#)
        }
        + [
            ("delta", #""delta":"a","logprobs":null"#), ("segment", #""text":"a","start":0.5"#),
            ("completed", #""transcript":"a","usage":{}"#), ("failed", #""error":{"message":"m"}"#),
        ].map { ("conversation.item.input_audio_transcription.\($0)", spoken + "," + $1) }
        + [
            "committed", "cleared", "speech_started", "speech_stopped", "timeout_triggered",
            "dtmf_event_received",
        ].map { ("input_audio_buffer.\($0)", #""item_id":"i","audio_start_ms":5"#) }
        + ["started", "stopped", "cleared"].map {
            ("output_audio_buffer.\($0)", #""response_id":"r""#)
        }
        + ["in_progress", "completed", "failed"].flatMap {
            [
                ("response.mcp_call.\($0)", #""item_id":"i","output_index":1"#),
                ("mcp_list_tools.\($0)", #""item_id":"i""#),
            ]
        }

    @Test("of every type is understood, and is written as it was read")
    func everyType() throws {
        #expect(Self.all.count == 46)
        #expect(Set(Self.all.map(\.type)).count == 46)
        for (type, members) in Self.all {
            let text = #"{"type":"\#(type)","event_id":"event_1",\#(members)}"#
            let payload = try JSONValue(parsing: text)
            let event = try #require(RealtimeServerEvent(payload))
            #expect(event.type == type)
            #expect(event.eventID == "event_1")
            if case .unknown = event.kind { Issue.record("\(type) is not understood") }
            #expect(event.json == payload, "\(type)")
            #expect(RealtimeServerEvent(event.json) == event, "\(type)")
        }
    }

    @Test("carries its place and its text")
    func members() throws {
        let event = try #require(
            RealtimeServerEvent(
                JSONValue(
                    parsing: #"{"type":"response.output_audio_transcript.delta","event_id":"e","#
                        + Self.place + #","delta":"Hi"}"#
                )
            )
        )
        let place = RealtimePlace(responseID: "r", itemID: "i", outputIndex: 1, contentIndex: 2)
        #expect(event.kind == .delta(.transcript, place, "Hi"))
        #expect(event.others == [:])
    }

    @Test(
        "of an unknown type, or without what it is about, passes through whole",
        arguments: [
            #"{"type":"response.text.delta","event_id":"e","delta":"a"}"#,
            #"{"type":"response.output_text.delta","event_id":"e"}"#,
            #"{"type":"response.output_text.done","event_id":"e","text":null}"#,
            #"{"type":"response.mcp_call.searching","event_id":"e"}"#,
            #"{"type":"conversation.item.moved","event_id":"e","item":{}}"#,
            #"{"type":"conversation.item.input_audio_transcription.delta","event_id":"e","delta":"a"}"#,
            #"{"type":"error","event_id":"e"}"#, #"{"event_id":"e"}"#,
        ]
    )
    func unknown(text: String) throws {
        let payload = try JSONValue(parsing: text)
        let event = try #require(RealtimeServerEvent(payload))
        #expect(event.kind == .unknown(type: payload["type"]?.string ?? "", payload: payload))
        #expect(event.eventID == "e")
        #expect(event.json == payload)
        #expect(RealtimeServerEvent(.array([payload])) == nil)
    }
}
