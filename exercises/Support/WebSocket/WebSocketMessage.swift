/// What comes over a WebSocket connection: messages, and what is about the connection.
public enum WebSocketMessage: Equatable, Sendable, CustomStringConvertible {
    /// A message of text, whole.
    case text(String)
    /// A message of bytes, whole.
    case binary([UInt8])
    /// A question whether this side is there.
    case ping([UInt8])
    /// The answer to a ping.
    case pong([UInt8])
    /// The other side ends the connection; the code is nil where the frame had none.
    case close(code: Int?, reason: String)

    /// The message in words, such as `text "Hi"` or `close 1000 "bye"`; a long one is shortened.
    public var description: String {
        switch self {
        case .text(let text) where text.utf8.count > 60:
            "text \(shown(text: String(text.prefix(20)))) … (\(text.utf8.count) bytes)"
        case .text(let text): "text \(shown(text: text))"
        case .binary(let bytes) where bytes.count > 30:
            "binary \(shown(Array(bytes.prefix(12)))) … (\(bytes.count) bytes)"
        case .binary(let bytes): "binary \(shown(bytes))"
        case .ping(let bytes): "ping \(shown(bytes))"
        case .pong(let bytes): "pong \(shown(bytes))"
        case .close(let code, let reason):
            "close \(code.map { "\($0)" } ?? "nil") \(shown(text: reason))"
        }
    }
}

/// A side of a WebSocket connection.
public enum WebSocketSide: Equatable, Sendable {
    /// The side that opened the connection. What it sends is masked.
    case client
    /// The side that accepted it. What it sends is not masked.
    case server
}

/// What the other side did that it must not (RFC 6455); the connection ends with it.
public enum WebSocketError: Error, Equatable, Sendable {
    /// A reserved bit is set, or an opcode is reserved.
    case reserved
    /// A frame of a client without a mask, or of a server with one.
    case wrongMask
    /// A control frame that is fragmented, or longer than 125 bytes.
    case badControlFrame
    /// A continuation where no message had begun.
    case nothingToContinue
    /// A new message where another one had not ended.
    case messageNotEnded
    /// A close frame with half a code, or with a code that may not be sent.
    case badCloseCode
    /// A text that is no UTF-8.
    case notUTF8
    /// A message with more bytes than are allowed.
    case tooLong
}

/// What a decoder gave for some chunks, and what it found wrong in the end.
public struct WebSocketOutcome: Equatable, Sendable, CustomStringConvertible {
    /// The messages, in order.
    public var messages: [WebSocketMessage]
    /// Why the decoder gave up; nil where it did not.
    public var error: WebSocketError?

    /// Makes an outcome.
    public init(_ messages: [WebSocketMessage] = [], error: WebSocketError? = nil) {
        self.messages = messages
        self.error = error
    }

    /// The messages, one a line, and then the error.
    public var description: String {
        let lines = messages.map(\.description) + (error.map { ["throws \($0)"] } ?? [])
        return lines.isEmpty ? "(nothing)" : lines.joined(separator: "\n")
    }
}
