import NIOCore
import StreamingKit

@testable import APISimulator

/// A client of a WebSocket endpoint without a socket, on a clock that only the test moves.
struct SocketlessClient {
    private var exchange: WebSocketExchange
    private var reader = WebSocketMessageReader(sender: .server)
    private(set) var now = Duration.zero
    private(set) var reports: [RequestReport] = []
    /// How a fault ended the connection.
    private(set) var ending: Faults.EarlyEnding.Kind?
    /// What came besides texts.
    private(set) var controls: [WebSocketMessage] = []

    /// Opens a connection. Without a pace in the target, nothing waits.
    init(_ target: String, scale: Double = 0) throws {
        let service = makeService(timeScale: scale)
        let request = IncomingRequest(
            method: "GET",
            target: RequestTarget(target),
            headers: handshakeHeaders,
            body: [],
            time: .now()
        )
        let faults = try FaultReader.read(headers: [], query: request.target.query)
        let report = service.newReport(method: "GET", path: request.target.path)
        let call = Call(request: request, faults: faults, report: report)
        exchange = try found(try service.webSocket(for: call)).exchange
        exchange.begin(at: now)
    }

    /// A session of the Realtime API that has said hello and answers with text.
    static func textSession(_ query: String = "", scale: Double = 0) throws -> SocketlessClient {
        var client = try SocketlessClient("/v1/realtime?model=tides\(query)", scale: scale)
        _ = try client.take()
        _ = try client.send([
            "type": "session.update",
            "session": ["type": "realtime", "output_modalities": ["text"]],
        ])
        return client
    }

    /// Sends an event; gives what is said to it at this time.
    mutating func send(_ event: JSONValue) throws -> [JSONValue] { try send(text: event.text()) }

    mutating func send(text: String) throws -> [JSONValue] {
        exchange.receive(text, at: now)
        return try take()
    }

    /// Moves the clock; gives what is said until then.
    mutating func advance(_ time: Duration) throws -> [JSONValue] {
        let end = now + time
        var events: [JSONValue] = []
        while true {
            events += try take()
            guard let due = nextDue, due <= end else { break }
            now = due
        }
        now = end
        return events + (try take())
    }

    private var nextDue: Duration?

    /// All that is due.
    mutating func take() throws -> [JSONValue] {
        var messages: [WebSocketMessage] = []
        nextDue = nil
        loop: while true {
            switch exchange.next(at: now) {
            case .write(let bytes): try reader.push(Array(bytes), into: &messages)
            case .wait(let due):
                nextDue = due
                break loop
            case .idle: break loop
            case .end(let kind):
                ending = kind
                break loop
            }
        }
        reports += exchange.takeReports()
        var events: [JSONValue] = []
        for message in messages {
            if case .text(let text) = message {
                events.append(try JSONValue(parsing: text))
            } else {
                controls.append(message)
            }
        }
        return events
    }
}

/// The headers with which a client opens a WebSocket.
let handshakeHeaders: [(name: String, value: String)] = [
    ("Host", "127.0.0.1:8000"), ("Upgrade", "websocket"), ("Connection", "Upgrade"),
    ("Sec-WebSocket-Version", "13"), ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="),
]

/// A service with the course's scenarios, whose log nobody reads.
func makeService(timeScale: Double = 0) -> Service {
    var configuration = Simulator.Configuration(scenarios: courseScenarios)
    configuration.timeScale = timeScale
    configuration.secondsSince1970 = { 1_800_000_000 }
    let (_, log) = AsyncStream.makeStream(
        of: RequestReport.self,
        bufferingPolicy: .bufferingNewest(1)
    )
    return Service(configuration: configuration, log: log)
}

extension [JSONValue] {
    /// The types of events.
    var types: [String] { map { $0["type"]?.string ?? "?" } }

    /// The events of one type.
    func of(_ type: String) -> [JSONValue] { filter { $0["type"]?.string == type } }

    /// The deltas of one type, joined.
    func joined(_ type: String) -> String {
        of(type).compactMap { $0["delta"]?.string }.joined()
    }

    /// The types, with what comes several times in a row once.
    var order: [String] {
        types.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
    }
}
