import StreamingKit

/// What the demo says over a WebSocket: a turn, another one that is interrupted, and goodbye.
///
/// One task reads and writes, a frame at a time, so that the order of what is shown is the order in
/// which it happened.
struct RealtimeTalk {
    private var socket: LiveSocket
    private let log: Shared<SocketLog>

    /// How many deltas of the second answer come before a ping, and before it is cancelled.
    private static let deltasBeforePing = 5
    static let deltasBeforeCancel = 12

    init(_ socket: LiveSocket, log: Shared<SocketLog>) {
        self.socket = socket
        self.log = log
    }

    /// Talks until all is said; the connection is closed on every way out.
    mutating func run() async throws {
        do {
            try await talk()
        } catch {
            await socket.close()
            throw error
        }
        await socket.close()
    }

    private mutating func talk() async throws {
        log.change { $0.begin("a session, for text alone") }
        try await until("session.created")
        try await send(
            .updateSession(["type": "realtime", "output_modalities": ["text"]])
        )
        try await until("session.updated")

        log.change { $0.begin("a turn") }
        try await say("Hello")
        try await until("response.done")

        log.change { $0.begin("a turn with a ping, cancelled") }
        try await say("Why are there tides?")
        try await until("response.output_text.delta", count: Self.deltasBeforePing)
        try await send(WebSocketFrame(opcode: .ping, payload: Array("there?".utf8)))
        try await untilPong(deltas: Self.deltasBeforeCancel - Self.deltasBeforePing)
        try await send(.cancelResponse(responseID: nil))
        try await until("response.done")

        log.change { $0.begin("the closing handshake") }
        try await send(.close(.normal, reason: "goodbye"))
        while try await next().frame.opcode != .close {}
    }

    /// The user says something, and the model shall answer.
    private mutating func say(_ text: String) async throws {
        let item: JSONValue = [
            "type": "message", "role": "user",
            "content": [["type": "input_text", "text": .string(text)]],
        ]
        try await send(.createItem(item, previousItemID: nil))
        try await until("conversation.item.done")
        try await send(.createResponse(nil))
    }

    // MARK: - Frames

    private mutating func send(_ kind: RealtimeClientEvent.Kind) async throws {
        let text = RealtimeClientEvent(kind).json.text()
        try await send(WebSocketFrame(opcode: .text, payload: Array(text.utf8)))
    }

    private mutating func send(_ frame: WebSocketFrame) async throws {
        try await socket.send(frame)
        let time = socket.elapsed
        log.change { $0.note(frame, .sent, at: time) }
    }

    /// Reads until an event of a type has come so many times.
    private mutating func until(_ type: String, count: Int = 1) async throws {
        var seen = 0
        while seen < count {
            if try await next().type == type { seen += 1 }
        }
    }

    /// Reads until the answer to a ping and so many deltas have come, in whatever order.
    private mutating func untilPong(deltas: Int) async throws {
        var seen = 0
        var hasPong = false
        while !hasPong || seen < deltas {
            let (frame, type) = try await next()
            if frame.opcode == .pong { hasPong = true }
            if type == "response.output_text.delta" { seen += 1 }
        }
    }

    /// The next frame, and the type of the event that is whole with it.
    private mutating func next() async throws -> (frame: WebSocketFrame, type: String?) {
        guard let frame = try await socket.next() else { throw LiveSocket.Ended() }
        let time = socket.elapsed
        var type: String?
        log.change { type = $0.note(frame, .received, at: time) }
        // Whoever is asked whether he is there says what he was asked.
        if frame.opcode == .ping {
            try await send(WebSocketFrame(opcode: .pong, payload: frame.payload))
        }
        return (frame, type)
    }
}
