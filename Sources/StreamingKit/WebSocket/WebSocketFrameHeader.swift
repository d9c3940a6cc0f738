/// The header of a frame, read a byte at a time (RFC 6455, section 5.2).
///
/// What is wrong is found with the byte that makes it so: nobody waits for the payload of a frame
/// that may not be.
struct WebSocketFrameHeader: Sendable {
    private(set) var isFinal = false
    private(set) var opcode = WebSocketOpcode.continuation
    private(set) var length = 0
    private(set) var mask: WebSocketMask?

    private var bytes: [UInt8] = []
    private var lengthBytes = 0
    private var isMasked = false

    /// Whether all bytes of the header have come.
    var isComplete: Bool { bytes.count >= 2 && bytes.count == 2 + lengthBytes + (isMasked ? 4 : 0) }

    /// Takes the header's next byte.
    /// - Parameter sender: the side that sent it.
    mutating func add(_ byte: UInt8, from sender: WebSocketRole) throws(WebSocketError) {
        bytes.append(byte)
        switch bytes.count {
        case 1: try readKind(byte)
        case 2: try readShortLength(byte, from: sender)
        case 2 + lengthBytes where lengthBytes > 0: try readLongLength()
        default: break
        }
        if isMasked, isComplete {
            let key = bytes.suffix(4)
            let start = key.startIndex
            mask = WebSocketMask(key[start], key[start + 1], key[start + 2], key[start + 3])
        }
    }

    private mutating func readKind(_ byte: UInt8) throws(WebSocketError) {
        guard byte & 0b0111_0000 == 0 else { throw .reservedBit }
        guard let opcode = WebSocketOpcode(rawValue: byte & 0x0F) else {
            throw .reservedOpcode(byte & 0x0F)
        }
        isFinal = byte & 0x80 != 0
        self.opcode = opcode
        guard isFinal || !opcode.isControl else { throw .fragmentedControlFrame }
    }

    private mutating func readShortLength(
        _ byte: UInt8,
        from sender: WebSocketRole
    ) throws(WebSocketError) {
        isMasked = byte & 0x80 != 0
        switch sender {
        case .client: guard isMasked else { throw .missingMask }
        case .server: guard !isMasked else { throw .unexpectedMask }
        }
        length = Int(byte & 0x7F)
        lengthBytes = length == 126 ? 2 : length == 127 ? 8 : 0
        guard length <= 125 || !opcode.isControl else { throw .longControlFrame }
    }

    private mutating func readLongLength() throws(WebSocketError) {
        let value = bytes[2...].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard let length = Int(exactly: value) else { throw .lengthTooLarge }
        guard length > (lengthBytes == 2 ? 125 : 0xFFFF) else { throw .lengthNotMinimal }
        self.length = length
    }
}
