/// What comes over a WebSocket connection: messages, and what is about the connection.
public enum WebSocketMessage: Hashable, Sendable {
    /// A message of text, whole.
    case text(String)
    /// A message of bytes, whole.
    case binary([UInt8])
    /// A question whether this side is there: answer with a pong that has the same payload.
    case ping([UInt8])
    /// The answer to a ping, or one that nobody asked for.
    case pong([UInt8])
    /// The other side ends the connection: answer with a close frame, if none was sent yet. The
    /// code is `noStatus` when the frame had none.
    case close(WebSocketCloseCode, reason: String)
}

/// Reads messages from the bytes of a WebSocket connection, which may be cut anywhere (RFC 6455,
/// sections 5.4 to 5.6, 7.4 and 8.1).
///
/// It joins the frames of a message, with control frames between them, and checks text frame by
/// frame as it comes: one that is no UTF-8 is refused at the frame that makes it so, and a
/// character may be cut between frames.
///
/// After a close frame nothing that comes counts any more (section 1.4), and is dropped.
public struct WebSocketMessageReader: Sendable {
    /// The most bytes that one message may have, and so the most that is held.
    public let maximumMessageBytes: Int

    /// Whether a close frame came.
    public private(set) var isClosed = false

    private var decoder: WebSocketFrameDecoder
    private var frames: [WebSocketFrame] = []
    private var failure: WebSocketError?

    /// Whether a message of text or bytes has begun and not ended, and what has come of it. Apart
    /// from each other, so that each grows in its place.
    private var begun: WebSocketOpcode?
    private var text = UTF8Validator()
    private var bytes: [UInt8] = []

    /// A reader at the start of a connection, after the handshake.
    /// - Parameters:
    ///   - sender: the side whose bytes are read; it decides whether they must be masked.
    ///   - maximumMessageBytes: the most bytes that one message may have, and one frame of it.
    public init(sender: WebSocketRole, maximumMessageBytes: Int = 16 << 20) {
        self.maximumMessageBytes = maximumMessageBytes
        // A control frame needs room even where messages have little; their limit is 125.
        decoder = WebSocketFrameDecoder(
            sender: sender,
            maximumFrameBytes: max(maximumMessageBytes, 125)
        )
    }

    /// Takes the next chunk, of any length, and appends what ends in it to `messages`.
    /// - Throws: `WebSocketError`; what was complete before is in `messages`. The reader then holds
    ///   nothing, and every later call throws the same.
    public mutating func push(
        _ chunk: Span<UInt8>,
        into messages: inout [WebSocketMessage]
    ) throws(WebSocketError) {
        if let failure { throw failure }
        guard !isClosed else { return }
        var decodingError: WebSocketError?
        do throws(WebSocketError) {
            try decoder.push(chunk, into: &frames)
        } catch {
            decodingError = error
        }
        do throws(WebSocketError) {
            // The frames before a wrong one are right, and count.
            for frame in frames where !isClosed { try read(frame, into: &messages) }
            frames.removeAll(keepingCapacity: true)
            if let decodingError, !isClosed { throw decodingError }
        } catch {
            failure = error
            forgetMessage()
            frames = []
            throw error
        }
    }

    /// Takes the next chunk, of any length, and appends what ends in it to `messages`.
    /// - Throws: `WebSocketError`; what was complete before is in `messages`. The reader then holds
    ///   nothing, and every later call throws the same.
    public mutating func push(
        _ chunk: [UInt8],
        into messages: inout [WebSocketMessage]
    ) throws(WebSocketError) {
        try push(chunk.span, into: &messages)
    }

    private mutating func read(
        _ frame: WebSocketFrame,
        into messages: inout [WebSocketMessage]
    ) throws(WebSocketError) {
        switch frame.opcode {
        case .ping: messages.append(.ping(frame.payload))
        case .pong: messages.append(.pong(frame.payload))
        case .close:
            messages.append(try close(frame.payload))
            isClosed = true
            forgetMessage()
        case .text, .binary:
            guard begun == nil else { throw .messageNotEnded }
            begun = frame.opcode
            try add(frame, into: &messages)
        case .continuation:
            guard begun != nil else { throw .nothingToContinue }
            try add(frame, into: &messages)
        }
    }

    /// Adds a frame to the message, and gives the message out when the frame is its last.
    private mutating func add(
        _ frame: WebSocketFrame,
        into messages: inout [WebSocketMessage]
    ) throws(WebSocketError) {
        try checkLength(text.byteCount + bytes.count + frame.payload.count)
        if begun == .text {
            guard text.append(frame.payload) else { throw .invalidUTF8 }
        } else {
            bytes += frame.payload
        }
        guard frame.isFinal else { return }
        guard text.isWhole else { throw .invalidUTF8 }
        messages.append(begun == .text ? .text(text.text) : .binary(bytes))
        forgetMessage()
    }

    private mutating func forgetMessage() {
        begun = nil
        text = UTF8Validator()
        bytes = []
    }

    private func checkLength(_ length: Int) throws(WebSocketError) {
        guard length <= maximumMessageBytes else {
            throw .messageTooLong(length: length, allowed: maximumMessageBytes)
        }
    }

    private func close(_ payload: [UInt8]) throws(WebSocketError) -> WebSocketMessage {
        guard !payload.isEmpty else { return .close(.noStatus, reason: "") }
        guard payload.count >= 2 else { throw .cutCloseCode }
        let code = WebSocketCloseCode(rawValue: UInt16(payload[0]) << 8 | UInt16(payload[1]))
        guard code.mayBeSent else { throw .invalidCloseCode(code) }
        guard let reason = String(validating: payload[2...], as: UTF8.self) else {
            throw .invalidUTF8
        }
        return .close(code, reason: reason)
    }
}
