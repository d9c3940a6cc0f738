import NIOCore
import NIOEmbedded
import NIOHTTP1
import StreamingKit
import Testing

@testable import APISimulator

@Suite("A connection that streams")
struct StreamingTests {
    private let body = chatBody("tides", ["stream": true])
    private let steady = "/v1/chat/completions?ttft=100ms&rate=10&jitter=0"

    @Test("Nothing comes before the first token but the head")
    func firstToken() throws {
        let connection = try TestConnection()
        try connection.send(.POST, steady, body)
        let head = try connection.output()
        #expect(head.heads.map(\.status) == [.ok])
        #expect(head.heads[0].headers["content-type"] == ["text/event-stream; charset=utf-8"])
        #expect(head.body.isEmpty)
        connection.advance(.milliseconds(99))
        #expect(try connection.output().body.isEmpty)
        connection.advance(.milliseconds(1))
        #expect(try connection.output().events.count == 2)
        connection.advance(.milliseconds(100))
        #expect(try connection.output().events.count == 1)
    }

    @Test("The whole answer ends the reply, and the connection takes the next request")
    func nextRequest() throws {
        let connection = try TestConnection()
        for _ in 0..<3 {
            try connection.send(.POST, steady, body)
            connection.advance(.seconds(60))
            let output = try connection.output()
            #expect(output.events.last?.data == "[DONE]")
            #expect(output.ends == 1)
        }
        #expect(connection.channel.isActive)
    }

    @Test("A request that comes too early waits for its turn")
    func pipelining() throws {
        let connection = try TestConnection()
        try connection.send(.POST, steady, body)
        try connection.send(.GET, "/v1/models/tides")
        connection.advance(.seconds(60))
        let output = try connection.output()
        #expect(output.heads.count == 2)
        #expect(output.ends == 2)
        #expect(output.text.hasSuffix("\"owned_by\": \"streamtutor\"\n}\n"))
    }

    @Test("When the client leaves, nothing more is produced, and the report says what was")
    func clientLeaves() async throws {
        let connection = try TestConnection()
        try connection.send(.POST, steady, body)
        connection.advance(.milliseconds(300))
        let sent = try connection.output()
        #expect(sent.events.count == 4)
        connection.channel.pipeline.fireChannelInactive()
        connection.advance(.seconds(60))
        #expect(try connection.output().body.isEmpty)
        let reports = await connection.allReports()
        let last = try #require(reports.last)
        #expect(last.ending == .clientLeft)
        #expect(last.events == 4)
        #expect(last.bytes == sent.body.count)
        #expect(last.outputTokens == 3)
        #expect(last.plannedTokens > 40)
        #expect(last.elapsed == .milliseconds(300))
        #expect(last.description.contains("the client left"))
    }

    @Test("A client that does not read stops the production, and delays the rest")
    func backpressure() throws {
        let connection = try TestConnection()
        try connection.send(.POST, steady, body)
        connection.advance(.milliseconds(100))
        _ = try connection.output()
        connection.channel.isWritable = false
        connection.channel.pipeline.fireChannelWritabilityChanged()
        connection.advance(.seconds(600))
        #expect(try connection.output().body.isEmpty)
        connection.channel.isWritable = true
        connection.channel.pipeline.fireChannelWritabilityChanged()
        #expect(try connection.output().events.count == 1)
        connection.advance(.milliseconds(99))
        #expect(try connection.output().events.isEmpty)
        connection.advance(.milliseconds(1))
        #expect(try connection.output().events.count == 1)
    }

    @Test("A document comes when all of its tokens would have")
    func document() throws {
        let connection = try TestConnection()
        let limited = chatBody("tides", ["max_tokens": 3])
        try connection.send(.POST, steady, limited)
        connection.advance(.milliseconds(299))
        #expect(try connection.output().body.isEmpty)
        connection.advance(.milliseconds(1))
        let output = try connection.output()
        #expect(output.json?["choices"]?[0]?["finish_reason"] == "length")
        #expect(output.ends == 1)
    }

    @Test("A silent stream is held until its client leaves")
    func stall() async throws {
        let connection = try TestConnection()
        try connection.send(.POST, steady + "&stall=2", body)
        connection.advance(.hours(1))
        let output = try connection.output()
        #expect(output.events.count == 2)
        #expect(output.ends == 0)
        #expect(connection.channel.isActive)
        connection.channel.pipeline.fireChannelInactive()
        #expect(await connection.allReports().last?.ending == .clientLeft)
    }

    @Test("A connection that is dropped has no end of its body")
    func drop() async throws {
        let connection = try TestConnection()
        try connection.send(.POST, steady + "&drop=2", body)
        connection.advance(.seconds(1))
        let output = try connection.output()
        #expect(output.events.count == 2)
        #expect(output.ends == 0)
        #expect(!connection.channel.isActive)
        #expect(await connection.allReports().last?.ending == .fault("drop"))
    }

    @Test("An early end looks like an end, and the connection stays")
    func earlyEnd() throws {
        let connection = try TestConnection()
        try connection.send(.POST, steady + "&eof=2", body)
        connection.advance(.seconds(1))
        #expect(try connection.output().ends == 1)
        #expect(connection.channel.isActive)
    }

    @Test("A background response goes on without its client, and can be followed and cancelled")
    func background() throws {
        let first = try TestConnection()
        let slow = "?ttft=1s&rate=1&jitter=0"
        let request = responseBody("tides", ["background": true, "stream": true])
        try first.send(.POST, "/v1/responses" + slow, request)
        first.advance(.seconds(3))
        let events = try first.output().events
        let id = try #require(try JSONValue(parsing: events[0].data)["response"]?["id"]?.string)
        first.channel.pipeline.fireChannelInactive()

        // Another client, on another connection whose clock begins where the first one is.
        let second = try TestConnection(service: first.service)
        second.advance(.seconds(5))
        try second.send(.GET, "/v1/responses/\(id)?stream=true&starting_after=2")
        let missed = try second.output().events
        #expect(try JSONValue(parsing: missed[0].data)["sequence_number"] == 3)
        second.advance(.seconds(1))
        #expect(try second.output().events.count == 1)

        let third = try TestConnection(service: first.service)
        third.advance(.seconds(6))
        try third.send(.POST, "/v1/responses/\(id)/cancel")
        #expect(try third.output().json?["status"] == "cancelled")
        second.advance(.seconds(60))
        let rest = try second.output()
        #expect(rest.events.isEmpty)
        #expect(rest.ends == 1)
        try third.send(.GET, "/v1/responses/\(id)")
        #expect(try third.output().json?["status"] == "cancelled")
    }

    @Test("A response whose client left is gone, unless it runs in the background")
    func foregroundResponse() throws {
        let connection = try TestConnection()
        try connection.send(.POST, "/v1/responses", responseBody("tides", ["stream": true]))
        connection.advance(.seconds(1))
        let events = try connection.output().events
        let id = try #require(try JSONValue(parsing: events[0].data)["response"]?["id"]?.string)
        connection.channel.pipeline.fireChannelInactive()
        let other = try TestConnection(service: connection.service)
        try other.send(.GET, "/v1/responses/\(id)")
        #expect(try other.output().heads[0].status == .notFound)
    }
}
