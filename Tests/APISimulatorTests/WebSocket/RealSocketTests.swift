import NIOCore
import StreamingKit
import TestSupport
import Testing

@testable import APISimulator

@Suite("A WebSocket over a real port", .timeLimit(.minutes(10)))
struct RealSocketTests {
    private func start() async throws -> Simulator {
        var configuration = Simulator.Configuration(scenarios: courseScenarios)
        configuration.timeScale = 0
        return try await Simulator.start(configuration)
    }

    private func open(_ simulator: Simulator, _ query: String = "") async throws -> RawClient {
        let client = try await RawClient.connect(port: simulator.port)
        let lines = handshakeHeaders.map { "\($0.name): \($0.value)\r\n" }.joined()
        try await client.send("GET /v1/realtime?model=tides\(query) HTTP/1.1\r\n\(lines)\r\n")
        return client
    }

    @Test("A server that stops says goodbye to those who listen")
    func stopping() async throws {
        let simulator = try await start()
        let client = try await open(simulator)
        #expect(await client.until("session.created").contains("101 Switching Protocols"))
        await simulator.stop()
        let rest = await client.rest()
        #expect(rest.text.contains("the server stops"))
        #expect(rest.end == .closed)
    }

    @Test("A client that does not read costs no more than the buffers of its connection")
    func backpressure() async throws {
        let simulator = try await start()
        let lazy = try await open(simulator, "&tokens=20000")
        _ = await lazy.until("session.created")
        try await lazy.stopReading()
        var encoder = WebSocketFrameEncoder(role: .client)
        try await lazy.send(bytes: encoder.encode(text: #"{"type":"response.create"}"#))
        for _ in 0..<3 {
            let other = try await open(simulator)
            _ = await other.until("session.created")
            try await other.close()
        }
        try await lazy.close()
        for await report in simulator.log
        where report.method == "WS" && report.ending != nil {
            #expect(report.ending == .clientLeft)
            #expect(report.outputTokens < report.plannedTokens)
            break
        }
        await simulator.stop()
    }

    @Test("Any bytes, in any state: the server answers others, and no connection is left")
    func anyBytes() async throws {
        let simulator = try await start()
        var random = SplitMix64(seed: 25)
        for round in 0..<60 {
            let client =
                round % 2 == 0
                ? try await open(simulator) : try await RawClient.connect(port: simulator.port)
            let bytes = (0..<Int.random(in: 1...400, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            // One that the server has closed already takes nothing more.
            try? await client.send(bytes: bytes)
            try? await client.close()
        }
        let normal = try await open(simulator)
        #expect(await normal.until("session.created").contains("session.created"))
        try await normal.close()
        // The system tells the server of the last ends when it likes; the suite's time is the limit.
        while simulator.connectionCount > 0 { try await Task.sleep(for: .milliseconds(1)) }
        await simulator.stop()
    }
}
