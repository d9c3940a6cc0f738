import StreamingKit
import Testing

@testable import APISimulator

@Suite("A response of the Realtime API")
struct RealtimeResponseTests {
    private let hello: JSONValue = [
        "type": "conversation.item.create",
        "item": [
            "type": "message", "role": "user",
            "content": [["type": "input_text", "text": "Hello"]],
        ],
    ]

    @Test("A turn of text has the events of the API in their order")
    func textOrder() throws {
        var client = try SocketlessClient.textSession()
        #expect(
            try client.send(hello).types == ["conversation.item.added", "conversation.item.done"]
        )
        let events = try client.send(["type": "response.create"])
        #expect(
            events.order == [
                "response.created", "rate_limits.updated", "response.output_item.added",
                "conversation.item.added", "response.content_part.added",
                "response.output_text.delta", "response.output_text.done",
                "response.content_part.done", "response.output_item.done",
                "conversation.item.done", "response.done",
            ]
        )
        let text = try #require(events.of("response.output_text.done").first?["text"]?.string)
        #expect(!text.isEmpty)
        #expect(events.joined("response.output_text.delta") == text)
        #expect(Set(events.compactMap { $0["event_id"]?.string }).count == events.count)
    }

    @Test("Every event is one that the library reads, with its response, item and indexes")
    func places() throws {
        var client = try SocketlessClient("/v1/realtime?model=two-tools")
        let events = try client.take() + client.send(["type": "response.create"])
        for event in events {
            let read = try #require(RealtimeServerEvent(event))
            if case .unknown = read.kind { Issue.record("unknown: \(event.text())") }
            #expect(read.json == event)
        }
        let id = events.of("response.created").first?["response"]?["id"]
        for event in events where event["output_index"] != nil {
            #expect(event["response_id"] == id)
        }
        let done = events.of("response.function_call_arguments.done")
        #expect(done.compactMap { $0["name"]?.string } == ["get_weather", "get_time"])
        #expect(done.compactMap { $0["output_index"]?.int } == [0, 1])
        #expect(done.allSatisfy { $0["call_id"]?.string?.hasPrefix("call_") == true })
        let output = events.of("response.done").first?["response"]?["output"]?.array ?? []
        #expect(output.map { $0["arguments"] } == done.map { $0["arguments"] })
    }

    @Test("Sound comes with what it says, and is as long as it claims")
    func sound() throws {
        var client = try SocketlessClient("/v1/realtime?model=tides")
        let events = try client.take() + client.send(["type": "response.create"])
        let words = events.of("response.output_audio_transcript.delta")
        let sounds = events.of("response.output_audio.delta")
        #expect(words.count == sounds.count)
        let whole = events.of("response.output_audio_transcript.done").first?["transcript"]?.string
        #expect(events.joined("response.output_audio_transcript.delta") == whole)
        let bytes = sounds.compactMap { $0["delta"]?.string.flatMap { Base64.decode($0)?.count } }
        #expect(bytes.count == sounds.count)
        let length = Sound.milliseconds(of: bytes.reduce(0, +))
        #expect(length == words.count * Sound.tokenMilliseconds)
        let usage = events.last?["response"]?["usage"]
        #expect(usage?["output_token_details"]?["audio_tokens"]?.int == length / 50)
        #expect(usage?["output_token_details"]?["text_tokens"]?.int == words.count)
        // Quiet: no sample above a thirtieth of what there is.
        for byte in Sound.spoken("word").enumerated() where byte.offset % 2 == 1 {
            #expect([0, 1, 2, 3, 0xFC, 0xFD, 0xFE, 0xFF].contains(byte.element))
        }
    }

    @Test("Tokens come at the pace of the scenario, the first one after its time")
    func pace() throws {
        var client = try SocketlessClient.textSession("&ttft=100ms&rate=10&jitter=0", scale: 1)
        #expect(
            try client.send(["type": "response.create"]).types == [
                "response.created", "rate_limits.updated",
            ]
        )
        #expect(try client.advance(.milliseconds(99)).isEmpty)
        #expect(try client.advance(.milliseconds(1)).of("response.output_text.delta").count == 1)
        #expect(try client.advance(.seconds(1)).types.count == 10)
    }

    @Test("Cancelling closes what is open, and the response says so")
    func cancel() throws {
        var client = try SocketlessClient.textSession("&ttft=100ms&rate=10&jitter=0", scale: 1)
        _ = try client.send(["type": "response.create"])
        let before = try client.advance(.milliseconds(300))
        let said = before.joined("response.output_text.delta")
        let events = try client.send(["type": "response.cancel"])
        #expect(
            events.types == [
                "response.output_text.done", "response.content_part.done",
                "response.output_item.done", "conversation.item.done", "response.done",
            ]
        )
        #expect(events[0]["text"]?.string == said)
        let response = try #require(events.last?["response"])
        #expect(response["status"] == "cancelled")
        #expect(response["status_details"]?["reason"] == "client_cancelled")
        #expect(response["output"]?[0]?["status"] == "incomplete")
        #expect(response["usage"]?["output_tokens"]?.int == 3)
        #expect(try client.advance(.seconds(60)).isEmpty)
        let report = try #require(client.reports.last)
        #expect(report.ending == .cancelled)
        #expect(report.outputTokens == 3)
        #expect(report.plannedTokens > 40)
        // What was said stays in the conversation.
        let id = try #require(response["output"]?[0]?["id"])
        let item = try client.send(["type": "conversation.item.retrieve", "item_id": id])
        #expect(item.first?["item"]?["content"]?[0]?["text"]?.string == said)
    }

    @Test("Without a response there is nothing to cancel, and the session goes on")
    func cancelNothing() throws {
        var client = try SocketlessClient.textSession()
        for event: JSONValue in [
            ["type": "response.cancel", "event_id": "mine"],
            ["type": "response.cancel", "response_id": "resp_no", "event_id": "mine"],
        ] {
            let events = try client.send(event)
            #expect(events.types == ["error"])
            #expect(events[0]["error"]?["code"] == "response_cancel_not_active")
            #expect(events[0]["error"]?["event_id"] == "mine")
        }
        #expect(try client.send(["type": "response.create"]).last?["type"] == "response.done")
    }

    @Test("The conversation takes one response at a time, others run beside it")
    func outOfBand() throws {
        var client = try SocketlessClient.textSession("&ttft=100ms&rate=10&jitter=0", scale: 1)
        let first = try client.send(["type": "response.create"])
        let second = try client.send(["type": "response.create", "event_id": "again"])
        #expect(second.types == ["error"])
        #expect(second[0]["error"]?["code"] == "conversation_already_has_active_response")
        let beside = try client.send([
            "type": "response.create",
            "response": [
                "conversation": "none", "metadata": ["topic": "beside"],
                "input": [
                    [
                        "type": "message", "role": "user",
                        "content": [["type": "input_text", "text": "Apart"]],
                    ]
                ],
            ],
        ])
        #expect(beside.types == ["response.created", "rate_limits.updated"])
        let apart = try #require(beside[0]["response"])
        #expect(apart["conversation_id"]?.isNull == true)
        #expect(apart["metadata"] == ["topic": "beside"])
        let events = try client.advance(.seconds(60))
        let ids = [try #require(first.first?["response"]?["id"]), try #require(apart["id"])]
        #expect(Set(events.of("response.done").compactMap { $0["response"]?["id"] }) == Set(ids))
        let deltas = events.of("response.output_text.delta").map { $0["response_id"] }
        // They take turns.
        #expect(Set(deltas.prefix(4)) == Set(ids))
        // Only the one in the conversation has items there.
        #expect(events.of("conversation.item.added").count == 1)
    }

    @Test("An answer that is cut short, filtered or failed has its status")
    func statuses() throws {
        for (query, status, reason) in [
            ("length", "incomplete", "max_output_tokens"),
            ("filtered", "incomplete", "content_filter"), ("failed", "failed", nil),
        ] {
            var client = try SocketlessClient("/v1/realtime?model=\(query)")
            _ = try client.take()
            let response = try client.send(["type": "response.create"]).last?["response"]
            #expect(response?["status"]?.string == status)
            #expect(response?["status_details"]?["reason"]?.string == reason)
            #expect((response?["status_details"]?["error"] != nil) == (status == "failed"))
        }
        var client = try SocketlessClient.textSession()
        let short = try client.send([
            "type": "response.create", "response": ["max_output_tokens": 2],
        ])
        #expect(short.of("response.output_text.delta").count == 2)
        #expect(short.last?["response"]?["status"] == "incomplete")
    }

    @Test("The same session, seed and input give the same words; the tools of an order are called")
    func answers() throws {
        let tool: JSONValue = [
            "type": "function", "name": "look_up", "parameters": ["type": "object"],
        ]
        var texts: [String] = []
        for _ in 0..<2 {
            var client = try SocketlessClient("/v1/realtime?model=gpt-realtime&seed=3")
            _ = try client.take()
            _ = try client.send(hello)
            let events = try client.send(["type": "response.create"])
            texts.append(events.joined("response.output_audio_transcript.delta"))
            let call = try client.send([
                "type": "response.create", "response": ["tools": [tool]],
            ])
            let done = try #require(call.of("response.function_call_arguments.done").first)
            #expect(done["name"] == "look_up")
            _ = try client.send([
                "type": "conversation.item.create",
                "item": [
                    "type": "function_call_output", "call_id": done["call_id"] ?? "",
                    "output": "rain",
                ],
            ])
            let answer = try client.send(["type": "response.create"])
            #expect(answer.joined("response.output_audio_transcript.delta").contains("rain"))
        }
        #expect(texts[0] == texts[1])
        #expect(texts[0].contains("Hello"))
    }
}
