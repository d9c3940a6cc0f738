import StreamingKit

/// Events as messages of a WebSocket (RFC 6455, section 5).
extension EventEncoder {
    /// The frames of one message of text.
    /// - Parameter isFinished: whether its last frame says that it is the last.
    func frames(of text: String, fragmentBytes: Int?, isFinished: Bool = true) -> [UInt8] {
        let payload = Array(text.utf8)
        let size = max(1, fragmentBytes ?? payload.count)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(payload.count + 10)
        var start = 0
        repeat {
            let end = min(start + size, payload.count)
            let frame = WebSocketFrame(
                opcode: start == 0 ? .text : .continuation,
                payload: Array(payload[start..<end]),
                isFinal: isFinished && end == payload.count
            )
            bytes += frame.bytes(mask: nil)
            start = end
        } while start < payload.count
        return bytes
    }

    /// A ping, whose pong tells that the client is there.
    var ping: [UInt8] { WebSocketFrame(opcode: .ping).bytes(mask: nil) }
}
