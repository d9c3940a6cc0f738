import NIOCore
import NIOEmbedded
import NIOHTTP1
import StreamingKit
import TestSupport
import Testing

@testable import APISimulator

@Suite("Any bytes on a connection")
struct RawBytesTests {
    /// A whole pipeline, from bytes to bytes.
    private func connection() throws -> EmbeddedChannel {
        var configuration = Simulator.Configuration(scenarios: courseScenarios)
        configuration.timeScale = 0
        configuration.maximumBodySize = 4096
        configuration.secondsSince1970 = { 1_800_000_000 }
        let (_, continuation) = AsyncStream.makeStream(
            of: RequestReport.self,
            bufferingPolicy: .bufferingNewest(1)
        )
        let service = Service(configuration: configuration, log: continuation)
        let channel = EmbeddedChannel()
        try channel.pipeline.syncOperations.configureHTTPServerPipeline(
            withPipeliningAssistance: false,
            withErrorHandling: false
        )
        let timer = StepTimer(eventLoop: channel.embeddedEventLoop)
        try channel.pipeline.syncOperations.addHandler(
            ConnectionHandler(service: service, timer: timer)
        )
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        return channel
    }

    private func output(of channel: EmbeddedChannel) throws -> String {
        var bytes: [UInt8] = []
        while let buffer = try channel.readOutbound(as: ByteBuffer.self) {
            bytes += buffer.readableBytesView
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let request: String = {
        let body = chatBody("tides", ["stream": true, "max_tokens": 3]).text()
        return "POST /v1/chat/completions?cut=bytes HTTP/1.1\r\nHost: localhost:1\r\n"
            + "X-Simulator-Newline: crlf\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
    }()

    @Test("A request is understood however it is cut, and several one after the other")
    func cuts() throws {
        let bytes = Array((Self.request + Self.request).utf8)
        let whole = try connection()
        try whole.writeInbound(ByteBuffer(bytes: bytes))
        let expected = try output(of: whole)
        #expect(expected.split(separator: "HTTP/1.1 200 OK").count == 2)
        for size in [1, 2, 7, 100] {
            let channel = try connection()
            for start in stride(from: 0, to: bytes.count, by: size) {
                let piece = bytes[start..<min(start + size, bytes.count)]
                try channel.writeInbound(ByteBuffer(bytes: piece))
            }
            #expect(try output(of: channel) == expected)
        }
    }

    @Test("Broken bytes get an answer of HTTP or the end of the connection, never a crash")
    func broken() throws {
        var random = SplitMix64(seed: 9)
        let pieces = [
            "\r\n", "\n", ":", "Transfer-Encoding: chunked\r\n", "Content-Length: 99999\r\n",
            "Expect: 100-continue\r\n", "Connection: close\r\n", "Upgrade: websocket\r\n", "{",
            "\"",
            "0\r\n\r\n", "GET ", "%", "?stall=1", "\u{0}", "é",
        ].map { Array($0.utf8) }
        var answers = 0
        for _ in 0..<400 {
            var bytes = Array(Self.request.utf8)
            for _ in 0..<Int.random(in: 1...5, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.removeSubrange(place..<min(bytes.count, place + 3))
                default: bytes.insert(contentsOf: pieces.randomElement(using: &random)!, at: place)
                }
            }
            let channel = try connection()
            // What the parser reports has been answered by the handler.
            _ = try? channel.writeInbound(ByteBuffer(bytes: bytes))
            let text = try output(of: channel)
            #expect(text.isEmpty || text.hasPrefix("HTTP/1."), "\(bytes)")
            if !text.isEmpty { answers += 1 }
            channel.pipeline.fireChannelInactive()
            #expect(try output(of: channel).isEmpty)
        }
        #expect(answers > 200)
    }
}
