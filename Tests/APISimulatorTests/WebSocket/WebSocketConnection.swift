import NIOCore
import NIOEmbedded
import NIOHTTP1
import StreamingKit

@testable import APISimulator

/// A connection from bytes to bytes, without a socket, on a clock that only the test moves.
final class WebSocketConnection {
    let channel: EmbeddedChannel
    private var encoder = WebSocketFrameEncoder(role: .client)
    private var reader = WebSocketMessageReader(sender: .server)
    private let log: AsyncStream<RequestReport>
    private let continuation: AsyncStream<RequestReport>.Continuation

    init(timeScale: Double = 0, maximumBodySize: Int = 1 << 20) throws {
        var configuration = Simulator.Configuration(scenarios: courseScenarios)
        configuration.timeScale = timeScale
        configuration.maximumBodySize = maximumBodySize
        configuration.secondsSince1970 = { 1_800_000_000 }
        (log, continuation) = AsyncStream.makeStream(of: RequestReport.self)
        channel = EmbeddedChannel()
        try HTTPHandlers.add(
            to: channel,
            service: Service(configuration: configuration, log: continuation),
            timer: StepTimer(eventLoop: channel.embeddedEventLoop)
        )
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    }

    /// A connection whose handshake is done; what comes first has been read.
    static func open(
        _ target: String = "/v1/realtime?model=tides",
        timeScale: Double = 0,
        maximumBodySize: Int = 1 << 20
    ) throws -> WebSocketConnection {
        let connection = try WebSocketConnection(
            timeScale: timeScale,
            maximumBodySize: maximumBodySize
        )
        let head = try connection.handshake(target)
        guard head.hasPrefix("HTTP/1.1 101") else { throw NotThere() }
        return connection
    }

    /// Sends the request of a handshake; gives the head of the answer, and its body without 101.
    func handshake(
        _ target: String,
        headers: [(name: String, value: String)] = handshakeHeaders
    ) throws -> String {
        let lines = headers.map { "\($0.name): \($0.value)\r\n" }.joined()
        try receive(Array("GET \(target) HTTP/1.1\r\n\(lines)\r\n".utf8))
        let bytes = try output()
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.hasPrefix("HTTP/1.1 101"), let end = text.firstRange(of: "\r\n\r\n") else {
            return text
        }
        let head = String(text[..<end.upperBound])
        early = Array(bytes[head.utf8.count...])
        return head
    }

    /// What came right behind the handshake.
    private var early: [UInt8] = []

    /// Bytes come from the client.
    func receive(_ bytes: [UInt8]) throws {
        try channel.writeInbound(ByteBuffer(bytes: bytes))
        channel.embeddedEventLoop.run()
    }

    func send(_ event: JSONValue, fragmentBytes: Int? = nil) throws {
        try receive(encoder.encode(text: event.text(), fragmentBytes: fragmentBytes))
    }

    func send(_ frame: WebSocketFrame) throws { try receive(encoder.encode(frame)) }

    /// The client is gone, and a long time passes; gives what was sent to nobody.
    func leave() throws -> [UInt8] {
        channel.pipeline.fireChannelInactive()
        advance(.hours(1))
        return try output()
    }

    func advance(_ time: TimeAmount) { channel.embeddedEventLoop.advanceTime(by: time) }

    /// The bytes that have come out since the last look.
    func output() throws -> [UInt8] {
        var bytes: [UInt8] = []
        while let buffer = try channel.readOutbound(as: ByteBuffer.self) {
            bytes += buffer.readableBytesView
        }
        return bytes
    }

    /// The messages that have come out since the last look.
    func messages() throws -> [WebSocketMessage] {
        var messages: [WebSocketMessage] = []
        try reader.push(early + output(), into: &messages)
        early = []
        return messages
    }

    /// The events among them.
    func events() throws -> [JSONValue] {
        try messages().compactMap { message in
            guard case .text(let text) = message else { return nil }
            return try JSONValue(parsing: text)
        }
    }

    /// Every report; ends the log.
    func reports() async -> [RequestReport] {
        continuation.finish()
        var reports: [RequestReport] = []
        for await report in log { reports.append(report) }
        return reports
    }
}
