import StreamingKit
import Testing

@testable import APISimulator

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

@Suite("A server on a real port", .timeLimit(.minutes(10)))
struct SimulatorTests {
    private let body = chatBody("tides", ["stream": true]).text()

    private func withSimulator(
        timeScale: Double = 0,
        _ work: (Simulator) async throws -> Void
    ) async throws {
        var configuration = Simulator.Configuration(scenarios: courseScenarios)
        configuration.timeScale = timeScale
        let simulator = try await Simulator.start(configuration)
        do {
            try await work(simulator)
        } catch {
            await simulator.stop()
            throw error
        }
        await simulator.stop()
    }

    @Test("It listens on this machine alone, on a port of its own")
    func address() async throws {
        try await withSimulator { simulator in
            #expect(simulator.port > 0)
            #expect(simulator.baseURL == "http://127.0.0.1:\(simulator.port)/v1")
            #expect(simulator.warning == nil)
        }
    }

    @Test("Chunks of HTTP are cut where the fault wants them")
    func chunks() async throws {
        try await withSimulator { simulator in
            let client = try await RawClient.connect(port: simulator.port)
            try await client.post("/v1/chat/completions?cut=5,6", body)
            let text = await client.until("\r\n0\r\n\r\n")
            #expect(text.contains("transfer-encoding: chunked\r\n\r\n5\r\ndata:\r\n1\r\n \r\n"))
            #expect(text.contains("data: [DONE]"))
            try await client.close()
        }
    }

    @Test("A reset is a reset, and a drop is an end without the last chunk")
    func brokenConnections() async throws {
        try await withSimulator { simulator in
            let first = try await RawClient.connect(port: simulator.port)
            try await first.post("/v1/chat/completions?reset=2", body)
            let reset = await first.rest()
            #expect(reset.end == .failed(ECONNRESET))
            let second = try await RawClient.connect(port: simulator.port)
            try await second.post("/v1/chat/completions?drop=2", body)
            let dropped = await second.rest()
            #expect(dropped.end == .closed)
            #expect(!dropped.text.hasSuffix("0\r\n\r\n"))
            #expect(dropped.text.contains("\"content\":\"The\""))
        }
    }

    @Test("The log tells of a client that left, and of what it cost")
    func clientLeaves() async throws {
        try await withSimulator { simulator in
            let client = try await RawClient.connect(port: simulator.port)
            try await client.post("/v1/chat/completions?stall=4", body)
            _ = await client.until("pulls")
            try await client.close()
            var reports: [RequestReport] = []
            for await report in simulator.log {
                reports.append(report)
                if report.ending != nil { break }
            }
            #expect(reports.map(\.ending) == [nil, .clientLeft])
            #expect(reports.last?.events == 4)
            #expect(reports.last?.outputTokens == 3)
        }
    }

    private func serveOthers(_ simulator: Simulator, tokens: Int) async throws {
        for _ in 0..<5 {
            let client = try await RawClient.connect(port: simulator.port)
            try await client.post("/v1/chat/completions?tokens=\(tokens)", body)
            #expect(await client.until("[DONE]").contains("[DONE]"))
            try await client.close()
        }
    }

    @Test("A client that does not read cannot make the server produce all")
    func backpressure() async throws {
        try await withSimulator { simulator in
            let lazy = try await RawClient.connect(port: simulator.port)
            try await lazy.stopReading()
            try await lazy.post("/v1/chat/completions?tokens=100000", body)
            // The server serves others while that one waits.
            try await serveOthers(simulator, tokens: 200)
            try await lazy.close()
            for await report in simulator.log where report.number == 1 && report.ending != nil {
                #expect(report.ending == .clientLeft)
                #expect(report.events < 100_000)
                break
            }
        }
    }

    @Test("A client that pauses gets all of it afterwards, in order")
    func pause() async throws {
        try await withSimulator { simulator in
            let lazy = try await RawClient.connect(port: simulator.port)
            try await lazy.stopReading()
            try await lazy.post(
                "/v1/responses?tokens=40000",
                #"{"model":"general","stream":true,"input":"Hello"}"#
            )
            // More than the system keeps for a connection is made meanwhile, or could be.
            try await serveOthers(simulator, tokens: 2000)
            try await lazy.goOnReading()
            let text = await lazy.until("\r\n0\r\n\r\n")
            let numbers = text.split(separator: "\"sequence_number\":").dropFirst().map { part in
                Int(part.prefix { $0.isNumber })
            }
            #expect(numbers.count > 40_000)
            #expect(numbers == Array(0..<numbers.count))
            #expect(text.contains("event: response.completed"))
        }
    }

    @Test("Bytes that are no HTTP get an error in the API's shape")
    func noHTTP() async throws {
        try await withSimulator { simulator in
            for junk in ["\u{16}\u{03}\u{01}junk\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n"]
            {
                let client = try await RawClient.connect(port: simulator.port)
                try await client.send(junk)
                let reply = await client.rest()
                #expect(reply.text.hasPrefix("HTTP/1.1 400 Bad Request\r\n"), "\(junk)")
                #expect(reply.text.contains("\"invalid_request_error\""))
            }
        }
    }

    @Test("A client of HTTP/1.0 gets the stream and the end of the connection")
    func oldHTTP() async throws {
        try await withSimulator { simulator in
            let client = try await RawClient.connect(port: simulator.port)
            try await client.send(
                "POST /v1/chat/completions HTTP/1.0\r\nhost: localhost\r\n"
                    + "content-length: \(body.utf8.count)\r\n\r\n\(body)"
            )
            let reply = await client.rest()
            #expect(reply.end == .closed)
            #expect(reply.text.hasSuffix("data: [DONE]\n\n"))
            #expect(!reply.text.contains("transfer-encoding"))
        }
    }

    @Test("Stopping ends every connection and the log")
    func stopping() async throws {
        var configuration = Simulator.Configuration(scenarios: courseScenarios)
        configuration.timeScale = 0
        let simulator = try await Simulator.start(configuration)
        let client = try await RawClient.connect(port: simulator.port)
        try await client.post("/v1/chat/completions?stall=1", body)
        _ = await client.until("data:")
        await simulator.stop()
        #expect(await client.rest().end == .closed)
        var last: RequestReport?
        for await report in simulator.log { last = report }
        #expect(last?.ending == .clientLeft)
    }
}
