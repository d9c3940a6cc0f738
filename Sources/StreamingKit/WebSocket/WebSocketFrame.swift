/// One frame of a WebSocket connection, unmasked (RFC 6455, section 5.2).
public struct WebSocketFrame: Hashable, Sendable {
    /// Whether it is the last frame of its message. A control frame always is.
    public var isFinal: Bool
    /// What the payload is.
    public var opcode: WebSocketOpcode
    /// The payload, as it was before masking.
    public var payload: [UInt8]

    /// A frame from its parts.
    public init(opcode: WebSocketOpcode, payload: [UInt8] = [], isFinal: Bool = true) {
        self.opcode = opcode
        self.payload = payload
        self.isFinal = isFinal
    }
}

/// What the payload of a frame is (RFC 6455, section 5.2). The other eleven numbers are reserved.
public enum WebSocketOpcode: UInt8, CaseIterable, Hashable, Sendable {
    /// More of the message that an earlier frame began.
    case continuation = 0x0
    /// A message of text, or its beginning.
    case text = 0x1
    /// A message of bytes, or its beginning.
    case binary = 0x2
    /// The end of the connection, with a code and a reason, or neither.
    case close = 0x8
    /// A question whether the other side is there.
    case ping = 0x9
    /// The answer to it, with the payload of the question.
    case pong = 0xA

    /// Whether it is about the connection and no part of a message (section 5.5).
    public var isControl: Bool { rawValue & 0x8 != 0 }
}

/// A side of a WebSocket connection. Clients mask what they send, and servers must not.
public enum WebSocketRole: Hashable, Sendable {
    /// The side that opened the connection.
    case client
    /// The side that accepted it.
    case server
}

/// The four bytes that a client combines with a payload, by exclusive or (RFC 6455, section 5.3).
public struct WebSocketMask: Hashable, Sendable {
    /// The key's bytes, in the order of the wire.
    public let bytes: (UInt8, UInt8, UInt8, UInt8)

    /// A key from its bytes.
    public init(_ first: UInt8, _ second: UInt8, _ third: UInt8, _ fourth: UInt8) {
        bytes = (first, second, third, fourth)
    }

    /// A key that nobody can guess, as section 10.3 asks: of a random number.
    public init(using generator: inout some RandomNumberGenerator) {
        let number: UInt32 = generator.next()
        self.init(
            UInt8(truncatingIfNeeded: number),
            UInt8(truncatingIfNeeded: number >> 8),
            UInt8(truncatingIfNeeded: number >> 16),
            UInt8(truncatingIfNeeded: number >> 24)
        )
    }

    /// The key's byte for the payload's byte at `offset`.
    subscript(offset: Int) -> UInt8 {
        switch offset & 3 {
        case 0: bytes.0
        case 1: bytes.1
        case 2: bytes.2
        default: bytes.3
        }
    }

    /// Whether the bytes are the same.
    public static func == (left: WebSocketMask, right: WebSocketMask) -> Bool {
        left.bytes == right.bytes
    }

    /// Mixes the bytes into `hasher`.
    public func hash(into hasher: inout Hasher) {
        for offset in 0..<4 { hasher.combine(self[offset]) }
    }
}
