/// What the other side of a WebSocket connection did that it must not.
///
/// There is no way on after it: send a close frame with `closeCode`, and end the connection
/// (RFC 6455, section 7.1.7).
public enum WebSocketError: Error, Hashable, Sendable {
    /// A reserved bit is set, which only an extension may do; none was agreed on (section 5.2).
    case reservedBit
    /// An opcode that is reserved (section 5.2).
    case reservedOpcode(UInt8)
    /// A control frame that is not final: they may not be cut (section 5.5).
    case fragmentedControlFrame
    /// A control frame with more than 125 bytes (section 5.5).
    case longControlFrame
    /// A frame of a client without a mask (section 5.1).
    case missingMask
    /// A frame of a server with a mask (section 5.1).
    case unexpectedMask
    /// A length that would have fitted a shorter form (section 5.2).
    case lengthNotMinimal
    /// A length of 2^63 or more (section 5.2).
    case lengthTooLarge
    /// A frame longer than is allowed here.
    case frameTooLong(length: Int, allowed: Int)
    /// A message longer than is allowed here; `length` is what has come of it and is announced.
    case messageTooLong(length: Int, allowed: Int)
    /// A continuation, and no message had begun (section 5.4).
    case nothingToContinue
    /// A new message, and another one had not ended (section 5.4).
    case messageNotEnded
    /// A text, or the reason of a close frame, that is no UTF-8 (section 8.1).
    case invalidUTF8
    /// A close frame with one byte, half of a code (section 5.5.1).
    case cutCloseCode
    /// A close frame with a code that may not be sent (section 7.4).
    case invalidCloseCode(WebSocketCloseCode)

    /// The code to close the connection with.
    public var closeCode: WebSocketCloseCode {
        switch self {
        case .frameTooLong, .messageTooLong: .messageTooBig
        case .invalidUTF8: .invalidPayload
        default: .protocolError
        }
    }
}

extension WebSocketError: CustomStringConvertible {
    /// The error in one sentence, short enough to be the reason of a close frame.
    public var description: String {
        switch self {
        case .reservedBit: "a reserved bit is set, and no extension was agreed on"
        case .reservedOpcode(let opcode):
            "opcode 0x\(String(opcode, radix: 16, uppercase: true)) is reserved"
        case .fragmentedControlFrame: "a control frame is fragmented"
        case .longControlFrame: "a control frame has more than 125 bytes"
        case .missingMask: "a frame from a client is not masked"
        case .unexpectedMask: "a frame from a server is masked"
        case .lengthNotMinimal: "a length is written longer than it must be"
        case .lengthTooLarge: "a length has its highest bit set"
        case .frameTooLong(let length, let allowed):
            "a frame has \(length) bytes; \(allowed) are allowed"
        case .messageTooLong(let length, let allowed):
            "a message has \(length) bytes or more; \(allowed) are allowed"
        case .nothingToContinue: "a continuation came, and no message had begun"
        case .messageNotEnded: "a message began before the last one had ended"
        case .invalidUTF8: "a text is not valid UTF-8"
        case .cutCloseCode: "a close frame has one byte, half of a code"
        case .invalidCloseCode(let code): "close code \(code) may not be sent"
        }
    }
}
