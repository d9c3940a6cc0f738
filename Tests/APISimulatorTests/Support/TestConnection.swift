import NIOCore
import NIOEmbedded
import NIOHTTP1
import StreamingKit
import Synchronization

@testable import APISimulator

/// A connection without a socket, on a clock that only the test moves.
final class TestConnection {
    let channel: EmbeddedChannel
    let service: Service
    private let reports: Reports

    /// What came out of the connection since the last look.
    struct Output {
        var heads: [HTTPResponseHead] = []
        var body: [UInt8] = []
        var ends = 0

        var text: String { String(decoding: body, as: UTF8.self) }
        var json: JSONValue? { try? JSONValue(parsing: body) }
        var events: [ServerSentEvent] { (try? parsedEvents(body)) ?? [] }
    }

    init(
        service: Service? = nil,
        change: (inout Simulator.Configuration) -> Void = { _ in }
    ) throws {
        var configuration = Simulator.Configuration(scenarios: courseScenarios)
        configuration.secondsSince1970 = { 1_800_000_000 }
        change(&configuration)
        let reports = Reports()
        let (stream, continuation) = AsyncStream.makeStream(of: RequestReport.self)
        self.reports = reports
        reports.stream = stream
        self.service = service ?? Service(configuration: configuration, log: continuation)
        channel = EmbeddedChannel()
        let timer = StepTimer(eventLoop: channel.embeddedEventLoop)
        try channel.pipeline.syncOperations.addHandler(
            ConnectionHandler(service: self.service, timer: timer)
        )
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    }

    /// The reports so far.
    func allReports() async -> [RequestReport] {
        var all: [RequestReport] = []
        var iterator = reports.stream?.makeAsyncIterator()
        // Only what is there already: one report at the beginning and one at the end of a reply.
        while all.last?.ending == nil, let report = await iterator?.next() { all.append(report) }
        return all
    }

    /// Sends one request, whole.
    func send(
        _ method: HTTPMethod = .POST,
        _ target: String,
        _ body: JSONValue? = nil,
        headers: [(String, String)] = [("host", "127.0.0.1:8000")]
    ) throws {
        try send(method, target, bytes: Array(body?.text().utf8 ?? "".utf8), headers: headers)
    }

    /// Sends one request of any bytes.
    func send(
        _ method: HTTPMethod,
        _ target: String,
        bytes: [UInt8],
        headers: [(String, String)] = [("host", "127.0.0.1:8000")]
    ) throws {
        let head = HTTPRequestHead(
            version: .http1_1,
            method: method,
            uri: target,
            headers: HTTPHeaders(headers)
        )
        try channel.writeInbound(HTTPServerRequestPart.head(head))
        if !bytes.isEmpty {
            try channel.writeInbound(HTTPServerRequestPart.body(ByteBuffer(bytes: bytes)))
        }
        try channel.writeInbound(HTTPServerRequestPart.end(nil))
    }

    /// Moves the clock.
    func advance(_ time: TimeAmount) { channel.embeddedEventLoop.advanceTime(by: time) }

    /// What has come out since the last call.
    func output() throws -> Output {
        var output = Output()
        while let part = try channel.readOutbound(as: HTTPServerResponsePart.self) {
            switch part {
            case .head(let head): output.heads.append(head)
            case .body(.byteBuffer(let bytes)): output.body += bytes.readableBytesView
            case .body: break
            case .end: output.ends += 1
            }
        }
        return output
    }

    private final class Reports {
        var stream: AsyncStream<RequestReport>?
    }
}
