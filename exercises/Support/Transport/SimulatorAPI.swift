import Synchronization

/// The simulator's Responses API, with a fault for each request, as a suite uses it.
///
/// It notes what was asked and when, and which connections were left open.
public final class SimulatorAPI: ResponsesAPI {
    struct Sent: Sendable {
        var turns: [ToolTurn]
        /// What the client's clock showed.
        var time: ManualClock.Instant
        var connection: HTTPConnection
        /// The fault that was asked for.
        var fault: String
        /// How many events the client has taken, and how many pieces.
        var events = 0
        var pieces = 0
        var lastByte: UInt8 = 0
    }

    private let address: SimulatorAddress
    private let model: String
    private let tools: [String]
    private let faults: [String]
    private let clock: ManualClock
    /// Holds every piece back, where the stream is to be slow.
    let pacer: ManualClock?
    private let log = Mutex<[Sent]>([])

    /// - Parameters:
    ///   - faults: What goes wrong with the first request, the second and so on, as queries:
    ///     `cut=bytes&reset=9`. Nothing goes wrong with those that have no fault here.
    init(
        _ address: SimulatorAddress,
        model: String,
        tools: [String],
        faults: [String],
        isSlow: Bool,
        clock: ManualClock
    ) {
        self.address = address
        self.model = model
        self.tools = tools
        self.faults = faults
        self.clock = clock
        pacer = isSlow ? ManualClock() : nil
    }

    /// The requests so far.
    var sent: [Sent] { log.withLock { $0 } }

    /// No client needs more requests; one that never gives up is stopped here.
    private static let mostRequests = 20

    /// Sends a request with the next fault.
    public func send(_ turns: [ToolTurn]) async throws -> StreamedReply {
        try Task.checkCancellation()
        let (number, connection) = try log.withLock { log in
            guard log.count < Self.mostRequests else {
                throw TransportError.refused("\(log.count) requests are enough")
            }
            let fault = faults.indices.contains(log.count) ? faults[log.count] : ""
            let connection = HTTPConnection(to: address, sending: request(turns, fault))
            log.append(Sent(turns: turns, time: clock.now, connection: connection, fault: fault))
            return (log.count - 1, connection)
        }
        guard case .head(let head)? = try await connection.next() else {
            throw TransportError.endedEarly
        }
        return StreamedReply(
            status: head.status,
            fields: head.fields,
            read: { try await self.read(number, connection) },
            close: { connection.close() }
        )
    }

    private func read(_ number: Int, _ connection: HTTPConnection) async throws -> [UInt8]? {
        guard case .piece(let piece)? = try await connection.next() else { return nil }
        do {
            try await pacer?.sleep(for: .seconds(1))
        } catch {
            connection.close(for: error)
            throw error
        }
        log.withLock { $0[number].count(piece) }
        return piece
    }

    private func request(_ turns: [ToolTurn], _ fault: String) -> [UInt8] {
        let body = RequestBody.bytes(model: model, turns: turns, tools: tools)
        let head = """
            POST /v1/responses\(fault.isEmpty ? "" : "?\(fault)") HTTP/1.1\r
            Host: \(address.host)\r
            Content-Type: application/json\r
            Accept: text/event-stream\r
            Content-Length: \(body.count)\r
            \r

            """
        return head.utf8 + body
    }
}

extension SimulatorAPI.Sent {
    /// Whether the server sends nothing more, and the client waits for it.
    var isStalled: Bool {
        guard let place = fault.firstRange(of: "stall=") else { return false }
        let count = Int(fault[place.upperBound...].prefix { $0.isNumber }) ?? 0
        return connection.isOpen && connection.isWaiting && events >= count
    }

    /// Counts the events that end in a piece; each ends with an empty line.
    fileprivate mutating func count(_ piece: [UInt8]) {
        pieces += 1
        for byte in piece {
            if byte == 0x0A, lastByte == 0x0A { events += 1 }
            lastByte = byte
        }
    }
}
