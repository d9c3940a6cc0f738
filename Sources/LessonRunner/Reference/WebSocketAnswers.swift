import StreamingKit

/// What the bytes of a WebSocket connection say. Who sent them, their first mask bit tells.
enum WebSocketAnswers {
    /// The messages, such as `text "Hi"` or `close 1000 "bye"`, with what is about the connection
    /// between them, in order; `none` where nothing is whole, and `error` last where the protocol is
    /// broken.
    static func messages(_ chunks: [[UInt8]]) -> String {
        var reader = WebSocketMessageReader(sender: sender(chunks))
        var messages: [WebSocketMessage] = []
        var isBroken = false
        for chunk in chunks where !isBroken {
            isBroken = (try? reader.push(chunk, into: &messages)) == nil
        }
        let words = messages.map(text(of:)) + (isBroken ? ["error"] : [])
        return words.isEmpty ? "none" : words.joined(separator: " ")
    }

    /// How many bytes of payload the first frame announces; `none` before its length is whole.
    static func frameLength(_ chunks: [[UInt8]]) -> String {
        let bytes = Array(chunks.joined())
        guard bytes.count > 1 else { return "none" }
        // A short frame with its payload; for all others a decoder that allows no byte says how
        // many it was asked to take.
        var decoder = WebSocketFrameDecoder(sender: sender(chunks), maximumFrameBytes: 0)
        var frames: [WebSocketFrame] = []
        do throws(WebSocketError) { try decoder.push(bytes, into: &frames) } catch {
            guard case .frameTooLong(let length, _) = error else { return "error" }
            return String(length)
        }
        return frames.isEmpty ? "none" : "0"
    }

    private static func sender(_ chunks: [[UInt8]]) -> WebSocketRole {
        let second = chunks.joined().dropFirst().first ?? 0
        return second & 0x80 == 0 ? .server : .client
    }

    private static func text(of message: WebSocketMessage) -> String {
        switch message {
        case .text(let text): "text \(EventNotation.quoted(text))"
        case .binary(let bytes): "binary \(Invisible.hexadecimal(bytes))"
        case .ping(let bytes): "ping" + payload(bytes)
        case .pong(let bytes): "pong" + payload(bytes)
        case .close(let code, let reason):
            "close \(code)" + (reason.isEmpty ? "" : " \(EventNotation.quoted(reason))")
        }
    }

    private static func payload(_ bytes: [UInt8]) -> String {
        bytes.isEmpty ? "" : " \(EventNotation.quoted(String(decoding: bytes, as: UTF8.self)))"
    }
}
