import NIOCore
import NIOEmbedded
import StreamingKit
import Testing

@testable import APISimulator

@Suite("A connection that speaks WebSocket")
struct WebSocketHandlerTests {
    private let steady = "/v1/realtime?model=tides&ttft=100ms&rate=10&jitter=0"

    /// A connection in the middle of a response that never hurries.
    private func answering(_ more: String = "") throws -> WebSocketConnection {
        let connection = try WebSocketConnection.open(steady + more, timeScale: 1)
        _ = try connection.events()
        try connection.send(["type": "response.create"])
        connection.advance(.milliseconds(300))
        return connection
    }

    @Test("A message may come in frames of any size, with a ping between them")
    func fragments() throws {
        for size in [1, 2, 7] {
            let connection = try WebSocketConnection.open()
            _ = try connection.events()
            var encoder = WebSocketFrameEncoder(role: .client)
            let bytes = encoder.encode(text: #"{"type":"é"}"#, fragmentBytes: size)
            // Behind the first frame: two bytes, the mask and what it carries.
            let first = 6 + size
            let ping = encoder.encode(WebSocketFrame(opcode: .ping, payload: [1, 2]))
            for byte in bytes[..<first] + ping + bytes[first...] { try connection.receive([byte]) }
            let messages = try connection.messages()
            #expect(messages.first == .pong([1, 2]))
            guard case .text(let text)? = messages.last else { throw NotThere() }
            #expect(text.contains("'é'"))
        }
    }

    @Test("Every way to break the protocol has its close code")
    func closeCodes() throws {
        let frames: [([UInt8], WebSocketCloseCode)] = [
            ([0x81, 0x00], .protocolError),  // without a mask
            ([0xC1, 0x80, 0, 0, 0, 0], .protocolError),  // a reserved bit
            ([0x83, 0x80, 0, 0, 0, 0], .protocolError),  // a reserved opcode
            ([0x80, 0x80, 0, 0, 0, 0], .protocolError),  // nothing to continue
            ([0x09, 0x80, 0, 0, 0, 0], .protocolError),  // a fragmented ping
            ([0x81, 0x81, 0, 0, 0, 0, 0xFF], .invalidPayload),
            ([0x82, 0x81, 0, 0, 0, 0, 0x00], .unsupportedData),
            ([0x81, 0xFF, 0, 0, 0, 0, 0, 0x10, 0, 1, 0, 0, 0, 0], .messageTooBig),
            ([0x88, 0x82, 0, 0, 0, 0, 0x03, 0xED], .protocolError),  // 1005 is never sent
        ]
        for (bytes, code) in frames {
            let connection = try WebSocketConnection.open(maximumBodySize: 1 << 20)
            _ = try connection.events()
            try connection.receive(bytes)
            guard case .close(let sent, let reason)? = try connection.messages().last else {
                Issue.record("no close frame for \(bytes)")
                continue
            }
            #expect(sent == code, "\(bytes)")
            #expect(!reason.isEmpty)
            // The client has a while to say goodbye too.
            #expect(connection.channel.isActive)
            connection.advance(WebSocketHandler.closeTimeout)
            #expect(!connection.channel.isActive)
        }
    }

    @Test("A close frame is answered with its code, and ends what is going on")
    func close() async throws {
        let connection = try answering()
        _ = try connection.events()
        try connection.send(.close(.normal, reason: "done"))
        #expect(try connection.messages() == [.close(.normal, reason: "")])
        #expect(!connection.channel.isActive)
        connection.advance(.seconds(60))
        #expect(try connection.output().isEmpty)
        let reports = await connection.reports()
        #expect(reports.map(\.ending) == [nil, nil, .clientLeft, .completed])
        #expect(
            reports[0].description.hasSuffix(
                "/v1/realtime tides [jitter=0, rate=10, ttft=100ms] 101 streaming"
            )
        )
        #expect(reports[2].outputTokens == 3 * (1 + Sound.audioTokens))
        #expect(reports[2].outputTokens < reports[2].plannedTokens)
        #expect(reports[3].outputTokens == reports[2].outputTokens)
        #expect(reports[3].events == reports[2].events + 1)
    }

    @Test("When the client leaves without a word, nothing more is produced")
    func clientLeaves() async throws {
        let connection = try answering()
        _ = try connection.events()
        connection.channel.pipeline.fireChannelInactive()
        connection.advance(.seconds(60))
        #expect(try connection.output().isEmpty)
        let reports = await connection.reports()
        #expect(reports.map(\.ending) == [nil, nil, .clientLeft, .clientLeft])
        #expect(reports[2].elapsed == .milliseconds(300))
    }

    @Test("A client that does not read stops the production, and can still cancel")
    func backpressure() async throws {
        let connection = try answering()
        _ = try connection.events()
        connection.channel.isWritable = false
        connection.channel.pipeline.fireChannelWritabilityChanged()
        connection.advance(.seconds(10))
        #expect(try connection.output().isEmpty)
        try connection.send(["type": "response.cancel"])
        #expect(try connection.output().isEmpty)
        connection.channel.isWritable = true
        connection.channel.pipeline.fireChannelWritabilityChanged()
        let events = try connection.events()
        #expect(events.last?["response"]?["status"] == "cancelled")
        #expect(events.of("response.output_audio.delta").isEmpty)
    }

    @Test("What comes from a client that does not read is not answered without end")
    func flood() throws {
        let connection = try WebSocketConnection.open()
        _ = try connection.events()
        connection.channel.isWritable = false
        connection.channel.pipeline.fireChannelWritabilityChanged()
        var encoder = WebSocketFrameEncoder(role: .client)
        let flood = (0..<5000).flatMap { _ in encoder.encode(text: "{}") }
        try connection.receive(flood)
        let handler = try connection.channel.pipeline.syncOperations.handler(
            type: WebSocketHandler.self
        )
        #expect(!handler.isReading)
        connection.channel.isWritable = true
        connection.channel.pipeline.fireChannelWritabilityChanged()
        #expect(try connection.events().of("error").count == 5000)
        #expect(handler.isReading)
    }

    @Test("A silent client is asked whether it is there, and given up when it is not")
    func pings() async throws {
        let connection = try WebSocketConnection.open()
        _ = try connection.events()
        connection.advance(WebSocketHandler.pingInterval)
        #expect(try connection.messages() == [.ping([])])
        try connection.send(WebSocketFrame(opcode: .pong))
        connection.advance(WebSocketHandler.pingInterval)
        connection.advance(WebSocketHandler.pingInterval)
        let messages = try connection.messages()
        #expect(messages.first == .ping([]))
        connection.advance(WebSocketHandler.pingInterval)
        let rest = messages.dropFirst() + (try connection.messages())
        guard case .close(let code, _)? = rest.last else { throw NotThere() }
        #expect(code == .internalError)
        connection.advance(WebSocketHandler.closeTimeout)
        #expect(!connection.channel.isActive)
        #expect(await connection.reports().last?.ending == .clientLeft)
    }

    @Test("A server that stops says so")
    func stopping() throws {
        let connection = try answering()
        _ = try connection.events()
        connection.channel.triggerUserOutboundEvent(ServerStops(), promise: nil)
        #expect(
            try connection.messages() == [.close(.goingAway, reason: "the server stops")]
        )
        try connection.send(.close(.goingAway))
        #expect(!connection.channel.isActive)
    }

    @Test("Bytes may be cut anywhere and messages come in fragments: the events are the same")
    func cuts() throws {
        let answer = { (faults: String) throws -> [String] in
            let connection = try WebSocketConnection.open("/v1/realtime?model=scripts" + faults)
            _ = try connection.events()
            try connection.send([
                "type": "response.create", "response": ["output_modalities": ["text"]],
            ])
            return try connection.events().map { $0.text() }
        }
        let whole = try answer("")
        #expect(whole.count > 20)
        for faults in ["&cut=bytes", "&cut=7b", "&fragment=1", "&fragment=5&cut=3b", "&cut=none"] {
            #expect(try answer(faults) == whole, "\(faults)")
        }
    }

    @Test("A fault at a byte strikes inside a frame, and nothing comes behind it")
    func brokenFrame() async throws {
        let connection = try answering("&drop=1000b")
        connection.advance(.seconds(60))
        #expect(!connection.channel.isActive)
        let reports = await connection.reports()
        #expect(reports.last?.ending == .fault("drop"))
        let turn = try #require(reports.first { $0.method == "WS" && $0.ending != nil })
        #expect(turn.bytes == 1000)
        let stalled = try answering("&stall=1000b&keep-alive=1s")
        connection.advance(.seconds(10))
        _ = try stalled.events()
        try stalled.send(["type": "response.cancel"])
        stalled.advance(.seconds(10))
        #expect(try stalled.output().isEmpty)
    }
}
