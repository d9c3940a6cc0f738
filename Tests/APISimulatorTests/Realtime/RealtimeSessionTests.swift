import StreamingKit
import Testing

@testable import APISimulator

@Suite("A session of the Realtime API")
struct RealtimeSessionTests {
    private func message(_ text: String, id: String) -> JSONValue {
        [
            "id": .string(id), "type": "message", "role": "user",
            "content": [["type": "input_text", "text": .string(text)]],
        ]
    }

    @Test("It begins with its settings, and changes those that are sent")
    func settings() throws {
        var client = try SocketlessClient("/v1/realtime?model=gpt-realtime")
        let first = try client.take()
        #expect(first.types == ["session.created"])
        let before = try #require(first[0]["session"])
        #expect(before["model"] == "gpt-realtime")
        #expect(before["output_modalities"] == ["audio"])
        let events = try client.send([
            "type": "session.update",
            "session": [
                "type": "realtime", "instructions": "Be brief.",
                "audio": ["output": ["voice": "cedar"]],
            ],
        ])
        let after = try #require(events.of("session.updated").first?["session"])
        #expect(after["instructions"] == "Be brief.")
        #expect(after["audio"]?["output"]?["voice"] == "cedar")
        #expect(after["audio"]?["output"]?["format"] == before["audio"]?["output"]?["format"])
        #expect(after["audio"]?["input"] == before["audio"]?["input"])
        #expect(after["id"] == before["id"])
    }

    @Test(
        "An event that is wrong is answered with the parameter, its id, and nothing else",
        arguments: [
            (#"{"type":"session.update"}"#, "session", "missing_required_parameter"),
            (
                #"{"type":"session.update","session":{}}"#, "session.type",
                "missing_required_parameter"
            ),
            (
                #"{"type":"session.update","session":{"type":"transcription"}}"#, "session.type",
                "invalid_value"
            ),
            (
                #"{"type":"session.update","session":{"type":"realtime","colour":1}}"#,
                "session.colour", "unknown_parameter"
            ),
            (
                #"{"type":"session.update","session":{"type":"realtime","output_modalities":["text","audio"]}}"#,
                "session.output_modalities", "invalid_value"
            ),
            (
                #"{"type":"session.update","session":{"type":"realtime","max_output_tokens":0}}"#,
                "session.max_output_tokens", "integer_below_min_value"
            ),
            (
                #"{"type":"session.update","session":{"type":"realtime","audio":{"input":{"turn_detection":{}}}}}"#,
                "session.audio.input.turn_detection", "invalid_value"
            ),
            (
                #"{"type":"session.update","session":{"type":"realtime","audio":{"output":{"format":{"type":"audio/pcmu"}}}}}"#,
                "session.audio.output.format.type", "invalid_value"
            ),
            (#"{"type":"no.such.event"}"#, "type", "invalid_value"),
            (#"{}"#, "type", "missing_required_parameter"),
            (#"{"type":"conversation.item.create"}"#, "item", "missing_required_parameter"),
            (
                #"{"type":"conversation.item.create","item":{"type":"message","role":"user","content":[{"type":"text"}]}}"#,
                "item.content[0].type", "invalid_value"
            ),
            (
                #"{"type":"conversation.item.create","item":{"type":"function_call_output","output":"x"}}"#,
                "item.call_id", "missing_required_parameter"
            ),
            (
                #"{"type":"conversation.item.create","previous_item_id":"no","item":{"type":"message","role":"user","content":[]}}"#,
                "previous_item_id", "item_not_found"
            ),
            (
                #"{"type":"conversation.item.delete","item_id":"no"}"#, "item_id",
                "item_delete_invalid_item_id"
            ),
            (
                #"{"type":"response.create","response":{"conversation":"other"}}"#,
                "response.conversation", "invalid_value"
            ),
            (
                #"{"type":"response.create","response":{"input":[{"type":"item_reference","id":"no"}]}}"#,
                "response.input[0].id", "item_not_found"
            ),
            (#"{"type":"input_audio_buffer.append","audio":"%%%"}"#, "audio", "invalid_value"),
            (#"{"type":"output_audio_buffer.clear"}"#, "type", "invalid_value"),
        ]
    )
    func errors(event: String, param: String, code: String) throws {
        var client = try SocketlessClient.textSession()
        var payload = try JSONValue(parsing: event)
        payload = payload.setting("event_id", to: "evt_7")
        let events = try client.send(payload)
        #expect(events.types == ["error"])
        let error = try #require(events.first?["error"])
        #expect(error["type"] == "invalid_request_error")
        #expect(error["param"]?.string == param)
        #expect(error["code"]?.string == code)
        #expect(error["event_id"] == "evt_7")
        #expect(error["message"]?.string?.isEmpty == false)
    }

    @Test("What is no JSON, or no object, is answered with an error event")
    func noJSON() throws {
        var client = try SocketlessClient.textSession()
        for text in ["", "{", "[]", "null", "\u{FEFF}{}", String(repeating: "[", count: 200)] {
            let events = try client.send(text: text)
            #expect(events.types == ["error"], "\(text)")
            #expect(events.first?["error"]?["event_id"]?.isNull == true)
        }
    }

    @Test("Items stand where the client wants them, and can be taken out")
    func items() throws {
        var client = try SocketlessClient.textSession()
        var previous: [JSONValue?] = []
        for (id, after) in [("a", nil), ("b", nil), ("c", "a"), ("d", "root")] {
            var event: JSONValue = [
                "type": "conversation.item.create", "item": message(id, id: id),
            ]
            if let after { event = event.setting("previous_item_id", to: .string(after)) }
            let events = try client.send(event)
            #expect(events.types == ["conversation.item.added", "conversation.item.done"])
            previous.append(events[0]["previous_item_id"])
        }
        #expect(previous == [.null, "a", "a", .null])
        let twice = try client.send([
            "type": "conversation.item.create", "item": message("a", id: "a"),
        ])
        #expect(twice.first?["error"]?["code"] == "item_already_exists")
        let deleted = try client.send(["type": "conversation.item.delete", "item_id": "b"])
        #expect(deleted.types == ["conversation.item.deleted"])
        // The last text of the user is now that of the item in the last place.
        let last = try client.send([
            "type": "conversation.item.create", "item": message("e", id: "e"),
        ])
        #expect(last[0]["previous_item_id"] == "c")
    }

    @Test("What nobody heard is cut off, up to the length of the sound")
    func truncate() throws {
        var client = try SocketlessClient("/v1/realtime?model=tides")
        _ = try client.take()
        let item = try client.send(["type": "response.create"]).last?["response"]?["output"]?[0]
        let id = try #require(item?["id"])
        let cut = { (time: Int) -> JSONValue in
            [
                "type": "conversation.item.truncate", "item_id": id, "content_index": 0,
                "audio_end_ms": .int(time),
            ]
        }
        #expect(try client.send(cut(1_000_000)).first?["error"]?["param"] == "audio_end_ms")
        let events = try client.send(cut(250))
        #expect(events.types == ["conversation.item.truncated"])
        #expect(events[0]["audio_end_ms"]?.int == 250)
        let left = try client.send(["type": "conversation.item.retrieve", "item_id": id])
        let text = try #require(left[0]["item"]?["content"]?[0]?["transcript"]?.string)
        let whole = try #require(item?["content"]?[0]?["transcript"]?.string)
        #expect(tokens(of: text).count == 2)
        #expect(whole.hasPrefix(text))
    }

    @Test("Sound is collected, cleared and committed, and written down when that is wanted")
    func inputSound() throws {
        var client = try SocketlessClient.textSession()
        let second = Base64.encode(Array(repeating: 0, count: 48_000))
        let append: JSONValue = ["type": "input_audio_buffer.append", "audio": .string(second)]
        #expect(try client.send(append).isEmpty)
        #expect(
            try client.send(["type": "input_audio_buffer.clear"]).types == [
                "input_audio_buffer.cleared"
            ]
        )
        let empty = try client.send(["type": "input_audio_buffer.commit"])
        #expect(empty.first?["error"]?["code"] == "input_audio_buffer_commit_empty")
        _ = try client.send(append)
        let committed = try client.send(["type": "input_audio_buffer.commit"])
        #expect(
            committed.types == [
                "input_audio_buffer.committed", "conversation.item.added",
                "conversation.item.done",
            ]
        )
        #expect(committed[1]["item"]?["id"] == committed[0]["item_id"])
        _ = try client.send([
            "type": "session.update",
            "session": [
                "type": "realtime",
                "audio": ["input": ["transcription": ["model": "whisper-1"]]],
            ],
        ])
        _ = try client.send(append)
        let written = try client.send(["type": "input_audio_buffer.commit"])
        let kind = "conversation.item.input_audio_transcription."
        #expect(
            written.joined(kind + "delta")
                == written.of(kind + "completed").first?["transcript"]?.string
        )
        #expect(written.last?["usage"]?["seconds"]?.double == 1)
    }

    @Test("A conversation has an end, and the session goes on behind it")
    func fullConversation() throws {
        var conversation = Conversation()
        for index in 0..<Conversation.maximumItems {
            try conversation.insert(message("x", id: "item \(index)"))
        }
        #expect(throws: ErrorReply.self) { try conversation.insert(message("x", id: "more")) }
        let isGone = conversation.remove("item 0")
        #expect(isGone)
        try conversation.insert(message("x", id: "more"))
        #expect(conversation.lastID == "more")
        var large = Conversation()
        let text = String(repeating: "x", count: Conversation.maximumBytes / 2)
        try large.insert(message(text, id: "first"))
        #expect(throws: ErrorReply.self) { try large.insert(message(text, id: "second")) }
    }
}
