/// The bytes of one frame, as one side of a connection sends it (RFC 6455, section 5.2).
///
/// It writes whatever a suite asks for, right or wrong.
public struct FrameBytes: Sendable {
    /// The header, the mask and the masked payload.
    public let bytes: [UInt8]

    /// Writes a frame.
    /// - Parameters:
    ///   - opcode: 0 continuation, 1 text, 2 binary, 8 close, 9 ping, 10 pong.
    ///   - isFinal: Whether the message ends with it.
    ///   - mask: Four bytes, or none for a frame without a mask.
    public init(_ opcode: UInt8, _ payload: [UInt8], isFinal: Bool = true, mask: [UInt8] = []) {
        let count = payload.count
        var bytes = [opcode | (isFinal ? 0x80 : 0)]
        let maskBit: UInt8 = mask.isEmpty ? 0 : 0x80
        switch count {
        case ...125: bytes.append(maskBit | UInt8(count))
        case ...0xFFFF: bytes += [maskBit | 126, UInt8(count >> 8), UInt8(count & 0xFF)]
        default:
            bytes.append(maskBit | 127)
            for shift in stride(from: 56, through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: count >> shift))
            }
        }
        bytes += mask
        if mask.isEmpty {
            bytes += payload
        } else {
            bytes += payload.enumerated().map { $1 ^ mask[$0 % 4] }
        }
        self.bytes = bytes
    }

    /// Writes a frame with text for its payload.
    public init(_ opcode: UInt8, _ text: String, isFinal: Bool = true, mask: [UInt8] = []) {
        self.init(opcode, Array(text.utf8), isFinal: isFinal, mask: mask)
    }
}

extension Chunks {
    /// The chunks in hexadecimal, with `|` for a cut; a long one is shortened.
    public var hexadecimalText: String {
        list.map { chunk in
            let start = chunk.prefix(24).map { byte in
                (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
            let rest = chunk.count > 24 ? " … (\(chunk.count) bytes)" : ""
            return start.joined(separator: " ") + rest
        }.joined(separator: " | ")
    }
}
