import StreamingKit
import Testing

@Suite("An event of a Realtime client")
struct RealtimeClientEventTests {
    @Test(
        "of every type is understood, and is written as it was read",
        arguments: [
            (
                #"{"type":"session.update","event_id":"e","session":{"type":"realtime"}}"#,
                .updateSession(["type": "realtime"])
            ),
            (
                #"{"type":"input_audio_buffer.append","audio":"QQ=="}"#,
                .appendAudio(base64: "QQ==")
            ),
            (#"{"type":"input_audio_buffer.commit"}"#, .commitAudio),
            (#"{"type":"input_audio_buffer.clear"}"#, .clearAudio),
            (
                #"{"type":"conversation.item.create","previous_item_id":"p","item":{"id":"i"}}"#,
                .createItem(["id": "i"], previousItemID: "p")
            ),
            (
                #"{"type":"conversation.item.create","previous_item_id":null,"item":{}}"#,
                .createItem([:], previousItemID: nil)
            ),
            (#"{"type":"conversation.item.delete","item_id":"i"}"#, .deleteItem(itemID: "i")),
            (#"{"type":"conversation.item.retrieve","item_id":"i"}"#, .retrieveItem(itemID: "i")),
            (
                #"{"type":"conversation.item.truncate","item_id":"i","content_index":0,"audio_end_ms":9}"#,
                .truncateItem(itemID: "i", contentIndex: 0, audioEndMilliseconds: 9)
            ),
            (#"{"type":"response.create"}"#, .createResponse(nil)),
            (#"{"type":"response.create","response":{}}"#, .createResponse([:])),
            (
                #"{"type":"response.cancel","response_id":"r"}"#,
                .cancelResponse(responseID: "r")
            ),
            (#"{"type":"response.cancel","extra":1}"#, .cancelResponse(responseID: nil)),
            (#"{"type":"output_audio_buffer.clear"}"#, .clearOutputAudio),
        ] as [(String, RealtimeClientEvent.Kind)]
    )
    func everyType(text: String, kind: RealtimeClientEvent.Kind) throws {
        let payload = try JSONValue(parsing: text)
        let event = try RealtimeClientEvent(payload)
        #expect(event.kind == kind)
        #expect(event.eventID == payload["event_id"]?.string)
        #expect(event.type == payload["type"]?.string)
        #expect(event.json == payload)
    }

    @Test(
        "that is wrong is answered with what is wrong, and its ID",
        arguments: [
            (#"{"event_id":"e"}"#, "missing_required_parameter", "type"),
            (#"{"event_id":"e","type":7}"#, "invalid_type", "type"),
            (#"{"event_id":"e","type":"response.delete"}"#, "invalid_value", "type"),
            (#"{"event_id":"e","type":"session.update"}"#, "missing_required_parameter", "session"),
            (#"{"event_id":"e","type":"session.update","session":1}"#, "invalid_type", "session"),
            (
                #"{"event_id":"e","type":"input_audio_buffer.append","audio":null}"#,
                "invalid_type", "audio"
            ),
            (
                #"{"event_id":"e","type":"conversation.item.create","item":[]}"#,
                "invalid_type", "item"
            ),
            (
                #"{"event_id":"e","type":"conversation.item.delete"}"#,
                "missing_required_parameter", "item_id"
            ),
            (
                #"{"event_id":"e","type":"conversation.item.truncate","item_id":"i"}"#,
                "missing_required_parameter", "content_index"
            ),
        ]
    )
    func errors(text: String, code: String, param: String) throws {
        let payload = try JSONValue(parsing: text)
        do throws(APIError) {
            let event = try RealtimeClientEvent(payload)
            Issue.record("\(text) was read as \(event)")
        } catch {
            #expect(error.type == "invalid_request_error")
            #expect(error.code == code)
            #expect(error.param == param)
            #expect(error.json["event_id"] == "e")
            #expect(error.message.contains(param))
        }
    }

    @Test("is an object")
    func noObject() {
        do throws(APIError) {
            let event = try RealtimeClientEvent(["x"])
            Issue.record("an array was read as \(event)")
        } catch {
            #expect(error.code == "invalid_json")
            #expect(error.json["param"] == .null)
            #expect(error.json["event_id"] == .null)
        }
    }
}
