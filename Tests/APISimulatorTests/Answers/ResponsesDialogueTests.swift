import StreamingKit
import Testing

@testable import APISimulator

@Suite("The Responses API over a WebSocket")
struct ResponsesDialogueTests {
    private func create(_ model: String, _ more: JSONObject = [:]) -> JSONValue {
        responseBody(model, more).setting("type", to: "response.create")
    }

    private func steer(_ id: JSONValue, _ input: JSONValue) -> JSONValue {
        ["type": "response.steer", "previous_response_id": id, "input": input]
    }

    /// A connection whose answers take their time.
    private func slowClient() throws -> SocketlessClient {
        var client = try SocketlessClient("/v1/responses?ttft=100ms&rate=10&jitter=0", scale: 1)
        #expect(try client.take().isEmpty)
        return client
    }

    @Test("The events are those of the stream, with the lane that the request named")
    func events() throws {
        for model in ["tides", "reasoning-and-tool", "failed", "web-search"] {
            let plan = try responsePlan(responseBody(model, ["stream": true]))
            var client = try SocketlessClient("/v1/responses")
            let events = try client.send(create(model, ["stream_id": "left"]))
            #expect(events.types == plan.payloads.types)
            #expect(events.map { $0["sequence_number"]?.int } == Array(0..<plan.count))
            #expect(events.allSatisfy { $0["stream_id"] == "left" })
        }
    }

    @Test("A lane is answered in order, several lanes at the same time")
    func lanes() throws {
        var client = try slowClient()
        #expect(try client.send(create("tides", ["stream_id": "a"])).order.count == 2)
        #expect(try client.send(create("gpt-4o", ["stream_id": "a"])).isEmpty)
        #expect(
            try client.send(create("tides", ["stream_id": "b"])).of("response.created").count == 1
        )
        #expect(try client.send(create("tides")).of("response.created").count == 1)
        let events = try client.advance(.seconds(120))
        #expect(events.of("response.completed").count == 4)
        let second = try #require(events.firstIndex { $0["type"] == "response.created" })
        #expect(events[second]["response"]?["model"] == "gpt-4o")
        let ended = Array(events[..<second]).of("response.completed")
        #expect(ended.contains { $0["stream_id"] == "a" })
    }

    @Test("More requests than may wait are refused")
    func queue() throws {
        var client = try slowClient()
        var codes: [JSONValue?] = []
        for _ in 0..<20 {
            codes += try client.send(create("tides")).of("error").map { $0["error"]?["code"] }
        }
        #expect(
            codes == [
                .some("too_many_requests"), .some("too_many_requests"), .some("too_many_requests"),
            ]
        )
        #expect(try client.advance(.seconds(3600)).of("response.completed").count == 17)
    }

    @Test("Input for a response that is being written leads to another one")
    func steering() throws {
        var client = try slowClient()
        let id = try #require(try client.send(create("gpt-4o")).first?["response"]?["id"])
        let accepted = try client.send(steer(id, "And the tides?"))
        #expect(accepted.types == ["response.steer.accepted"])
        #expect(accepted[0]["steer"]?["previous_response_id"] == id)
        let events = try client.advance(.seconds(60))
        #expect(events.of("response.completed").count == 2)
        let next = try #require(events.of("response.created").first?["response"])
        #expect(next["previous_response_id"] == id)
        #expect(
            events.last?["response"]?["output"]?[0]?["content"]?[0]?["text"]?.string?
                .contains("And the tides?") == true
        )
        let late = try client.send(steer(id, "Too late"))
        #expect(late[0]["type"] == "response.steer.failed")
        #expect(late[0]["error"]?["code"] == "response_already_completed")
        #expect(late[0]["steer"]?["input"] == "Too late")
    }

    @Test("Input waits for the results of tools, and comes before them")
    func pending() throws {
        var client = try slowClient()
        let id = try #require(try client.send(create("weather")).first?["response"]?["id"])
        _ = try client.send(steer(id, [["role": "user", "content": "Hurry"]]))
        let events = try client.advance(.seconds(60))
        #expect(events.types.suffix(2) == ["response.completed", "response.steer.pending"])
        let stub = try #require(events.last?["required_input"]?[0])
        #expect(stub["type"] == "function_call_output")
        #expect(stub["name"] == "get_weather")
        let answer = try client.send(
            create(
                "weather",
                ["previous_response_id": id, "input": [stub.setting("output", to: "sleet")]]
            )
        )
        #expect(answer.first?["type"] == "response.created")
        let text = try client.advance(.seconds(60)).joined("response.output_text.delta")
        #expect(text.contains("sleet"))
    }

    @Test("Wrong events are answered with the parameter, wrong input with the reason")
    func errors() throws {
        var client = try slowClient()
        for (event, param) in [
            (["type": "response.create"], "model"), (["type": "no"], "type"), ([:], "type"),
            (create("tides", ["background": true]), "background"),
            (create("tides", ["previous_response_id": "no"]), "previous_response_id"),
            (create("no-such-model"), "model"),
        ] as [(JSONValue, String)] {
            let events = try client.send(event)
            #expect(events.types == ["error"])
            #expect(events.first?["error"]?["param"]?.string == param)
            #expect((events.first?["status"]?.int ?? 0) >= 400)
        }
        let id = try #require(try client.send(create("tides")).first?["response"]?["id"])
        for (target, input, code) in [
            ("resp_no", "x", "response_not_found"), (id, [], "invalid_input"),
            (id, 3, "invalid_input"),
            (id, [["role": "system", "content": "x"]], "invalid_input"),
        ] as [(JSONValue, JSONValue, String)] {
            #expect(try client.send(steer(target, input)).first?["error"]?["code"]?.string == code)
        }
        for _ in 0..<Steering.maximumPending { _ = try client.send(steer(id, "x")) }
        let full = try client.send(steer(id, "x"))
        #expect(full.first?["error"]?["code"] == "too_many_pending_steers")
    }
}
