/// Writes frames as one side of a WebSocket connection (RFC 6455, section 5.2).
///
/// A client's frames are masked, each with a key of its own that nobody can guess; a server's are
/// not. A client that lets others choose its keys lets them write what proxies on the way may take
/// for a request (section 10.3), so use other random numbers for tests only.
public struct WebSocketFrameEncoder: Sendable {
    private let role: WebSocketRole
    private var generator: any RandomNumberGenerator & Sendable

    /// An encoder for one side.
    /// - Parameters:
    ///   - role: the side that sends.
    ///   - generator: where a client's masking keys come from.
    public init(
        role: WebSocketRole,
        generator: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator()
    ) {
        self.role = role
        self.generator = generator
    }

    /// The bytes of one frame, as it is: whether the protocol allows it is not checked, so that
    /// tests can send what it does not.
    public mutating func encode(_ frame: WebSocketFrame) -> [UInt8] {
        switch role {
        case .server: frame.bytes(mask: nil)
        case .client: frame.bytes(mask: WebSocketMask(using: &generator))
        }
    }

    /// The bytes of a message of text.
    /// - Parameter fragmentBytes: the most bytes of one frame's payload, at least 1, also inside a
    ///   character, as the standard allows; `nil` sends the message in one frame.
    public mutating func encode(text: String, fragmentBytes: Int? = nil) -> [UInt8] {
        encode(.text, Array(text.utf8), fragmentBytes: fragmentBytes)
    }

    /// The bytes of a message of bytes.
    /// - Parameter fragmentBytes: the most bytes of one frame's payload, at least 1; `nil` sends
    ///   the message in one frame.
    public mutating func encode(binary: [UInt8], fragmentBytes: Int? = nil) -> [UInt8] {
        encode(.binary, binary, fragmentBytes: fragmentBytes)
    }

    /// The bytes of a close frame.
    /// - Parameters:
    ///   - code: why the connection ends; `nil`, or a code that is never sent, gives an empty frame.
    ///   - reason: the same for people; what exceeds 123 bytes is left out.
    public mutating func encode(close code: WebSocketCloseCode?, reason: String = "") -> [UInt8] {
        encode(.close(code, reason: reason))
    }

    private mutating func encode(
        _ opcode: WebSocketOpcode,
        _ payload: [UInt8],
        fragmentBytes: Int?
    ) -> [UInt8] {
        let size = max(1, fragmentBytes ?? payload.count)
        var bytes: [UInt8] = []
        var start = 0
        repeat {
            let end = payload.count - start > size ? start + size : payload.count
            bytes += encode(
                WebSocketFrame(
                    opcode: start == 0 ? opcode : .continuation,
                    payload: Array(payload[start..<end]),
                    isFinal: end == payload.count
                )
            )
            start = end
        } while start < payload.count
        return bytes
    }
}

extension WebSocketFrame {
    /// The frame's bytes, its length in the shortest form.
    /// - Parameter mask: the key of a client's frame.
    public func bytes(mask: WebSocketMask?) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(payload.count + 14)
        bytes.append((isFinal ? 0x80 : 0) | opcode.rawValue)
        let maskBit: UInt8 = mask == nil ? 0 : 0x80
        switch payload.count {
        case ...125:
            bytes.append(maskBit | UInt8(payload.count))
        case ...0xFFFF:
            bytes += [maskBit | 126, UInt8(payload.count >> 8), UInt8(payload.count & 0xFF)]
        default:
            bytes.append(maskBit | 127)
            for shift in stride(from: 56, through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: payload.count >> shift))
            }
        }
        if let mask { bytes += [mask.bytes.0, mask.bytes.1, mask.bytes.2, mask.bytes.3] }
        let start = bytes.count
        bytes += payload
        mask?.apply(to: &bytes, from: start, origin: start)
        return bytes
    }

    /// A close frame; see `WebSocketFrameEncoder.encode(close:reason:)`.
    public static func close(
        _ code: WebSocketCloseCode? = nil,
        reason: String = ""
    ) -> WebSocketFrame {
        guard let code, code.mayBeSent else { return WebSocketFrame(opcode: .close) }
        var payload = [UInt8(code.rawValue >> 8), UInt8(code.rawValue & 0xFF)]
        // A control frame has room for 125 bytes, and half a character would be no UTF-8.
        for scalar in reason.unicodeScalars {
            let bytes = UTF8.encode(scalar)!
            guard payload.count + bytes.count <= 125 else { break }
            payload += bytes
        }
        return WebSocketFrame(opcode: .close, payload: payload)
    }
}
