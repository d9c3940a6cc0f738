/// Reads frames from the bytes of a WebSocket connection, which may be cut anywhere (RFC 6455,
/// section 5).
///
/// It checks each frame by itself. What frames mean together, `WebSocketMessageReader` tells.
///
/// ```swift
/// var decoder = WebSocketFrameDecoder(sender: .client)
/// var frames: [WebSocketFrame] = []
/// try decoder.push(chunk, into: &frames)
/// ```
public struct WebSocketFrameDecoder: Sendable {
    /// The most bytes that one frame's payload may have.
    public let maximumFrameBytes: Int

    private let sender: WebSocketRole
    private var header = WebSocketFrameHeader()
    private var payload: [UInt8] = []
    private var failure: WebSocketError?

    /// A decoder at the start of a connection, after the handshake.
    /// - Parameters:
    ///   - sender: the side whose bytes are read; it decides whether they must be masked.
    ///   - maximumFrameBytes: the most bytes that one frame's payload may have. A frame says its
    ///     length first, so a longer one is refused before any of it is held.
    public init(sender: WebSocketRole, maximumFrameBytes: Int = 16 << 20) {
        self.sender = sender
        self.maximumFrameBytes = maximumFrameBytes
    }

    /// Takes the next chunk, of any length, and appends each frame that ends in it to `frames`.
    /// - Throws: `WebSocketError`; what was complete before is in `frames`. The decoder then holds
    ///   nothing, and every later call throws the same.
    public mutating func push(
        _ chunk: Span<UInt8>,
        into frames: inout [WebSocketFrame]
    ) throws(WebSocketError) {
        if let failure { throw failure }
        do throws(WebSocketError) {
            try read(chunk, into: &frames)
        } catch {
            failure = error
            payload = []
            throw error
        }
    }

    /// Takes the next chunk, of any length, and appends each frame that ends in it to `frames`.
    /// - Throws: `WebSocketError`; what was complete before is in `frames`. The decoder then holds
    ///   nothing, and every later call throws the same.
    public mutating func push(
        _ chunk: [UInt8],
        into frames: inout [WebSocketFrame]
    ) throws(WebSocketError) {
        try push(chunk.span, into: &frames)
    }

    private mutating func read(
        _ chunk: Span<UInt8>,
        into frames: inout [WebSocketFrame]
    ) throws(WebSocketError) {
        var position = 0
        while position < chunk.count {
            if header.isComplete {
                let count = min(header.length - payload.count, chunk.count - position)
                take(chunk.extracting(position..<position + count))
                position += count
            } else {
                try header.add(chunk[position], from: sender)
                position += 1
                if header.isComplete, header.length > maximumFrameBytes {
                    throw .frameTooLong(length: header.length, allowed: maximumFrameBytes)
                }
            }
            if header.isComplete, payload.count == header.length {
                frames.append(
                    WebSocketFrame(
                        opcode: header.opcode,
                        payload: payload,
                        isFinal: header.isFinal
                    )
                )
                header = WebSocketFrameHeader()
                payload = []
            }
        }
    }

    /// Appends a piece of the payload, without its mask.
    private mutating func take(_ piece: Span<UInt8>) {
        let start = payload.count
        payload.append(contentsOf: piece)
        if let mask = header.mask { mask.apply(to: &payload, from: start) }
    }
}

extension WebSocketMask {
    /// Masks or unmasks `payload` from the byte at `start` to its end; the key begins with the
    /// byte at `origin`.
    func apply(to payload: inout [UInt8], from start: Int, origin: Int = 0) {
        // Turned so that it begins with the byte at `start`; the loop is then one of whole keys.
        let key = [0, 1, 2, 3].map { self[start - origin + $0] }
        let (first, second, third, fourth) = (key[0], key[1], key[2], key[3])
        var span = payload.mutableSpan
        var index = start
        while index + 4 <= span.count {
            span[index] ^= first
            span[index + 1] ^= second
            span[index + 2] ^= third
            span[index + 3] ^= fourth
            index += 4
        }
        while index < span.count {
            span[index] ^= key[(index - start) & 3]
            index += 1
        }
    }
}
