import StreamingKit

/// A WebSocket connection from the client's side, over a TCP connection of its own.
struct LiveSocket {
    /// The connection ended where something had to come.
    struct Ended: Error {}

    /// What was said to open it (RFC 6455, section 4).
    struct Handshake: Equatable, Sendable {
        var target: String
        /// `Sec-WebSocket-Key`, and what came back for it.
        var key: String
        var accept: String?
        var status: Int
        /// The answer's first line, as it came.
        var statusLine: String

        /// Whether the server speaks WebSocket, and not by chance.
        var isAccepted: Bool { status == 101 && accept == WebSocketHandshake.accept(key: key) }
    }

    let handshake: Handshake
    private let stream: LiveStream
    private var pieces: AsyncThrowingStream<LiveStream.Piece, any Error>.AsyncIterator
    private var decoder = WebSocketFrameDecoder(sender: .server)
    private var encoder = WebSocketFrameEncoder(role: .client)
    private var frames: [WebSocketFrame] = []

    /// How long ago the handshake was sent.
    var elapsed: Duration { stream.start.duration(to: .now) }

    /// Connects, and asks for a WebSocket.
    /// - Parameter key: 16 bytes in base64 that the server has to know what to do with.
    init(_ target: String, key: String, to server: LiveServer) async throws {
        let lines = [
            "GET \(target) HTTP/1.1", "Host: 127.0.0.1:\(server.port)", "Connection: Upgrade",
            "Upgrade: websocket", "Sec-WebSocket-Version: \(WebSocketHandshake.version)",
            "Sec-WebSocket-Key: \(key)", "Authorization: Bearer none-is-needed", "", "",
        ]
        let request = Array(lines.joined(separator: "\r\n").utf8)
        stream = try await LiveStream.open(sending: request, to: server)
        pieces = stream.pieces.makeAsyncIterator()
        // The first frames may come right behind the head.
        var bytes: [UInt8] = []
        var end: Int?
        while end == nil, let piece = try await pieces.next(isolation: #isolation) {
            bytes += piece.bytes
            end = bytes.indices.first { bytes[...$0].suffix(4) == [0x0D, 0x0A, 0x0D, 0x0A] }
        }
        guard let end else { throw Ended() }
        let head = ResponseHead(String(decoding: bytes[...end], as: UTF8.self))
        handshake = Handshake(
            target: target,
            key: key,
            accept: head["sec-websocket-accept"],
            status: head.status,
            statusLine: String(head.text.prefix { !$0.isNewline })
        )
        if handshake.isAccepted { try decoder.push(Array(bytes[(end + 1)...]), into: &frames) }
    }

    /// Sends a frame, masked as a client's must be.
    mutating func send(_ frame: WebSocketFrame) async throws {
        try await stream.send(encoder.encode(frame))
    }

    /// The next frame; nil when the connection has ended, or the task is cancelled.
    mutating func next() async throws -> WebSocketFrame? {
        while frames.isEmpty {
            guard let piece = try await pieces.next(isolation: #isolation) else { return nil }
            try decoder.push(piece.bytes, into: &frames)
        }
        return frames.removeFirst()
    }

    /// Closes the connection below the WebSocket.
    func close() async { await stream.cancel() }
}
