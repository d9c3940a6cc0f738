import ExerciseSupport

/// Makes messages of the bytes that one side of a WebSocket connection sends (RFC 6455, section 5).
struct FrameDecoder {
    private struct Header {
        var isFinal: Bool
        var opcode: UInt8
        var length: Int
        var mask: [UInt8]
        /// How many bytes the header itself has.
        var size: Int
    }

    private let sender: WebSocketSide
    private let limit: Int
    private var buffer: [UInt8] = []
    private var isClosed = false
    private var failure: WebSocketError?

    /// A decoder of what `sender` sends, in messages of at most `limit` bytes.
    init(of sender: WebSocketSide, limit: Int = 1 << 20) {
        self.sender = sender
        self.limit = limit
    }

    /// Takes the bytes that came, and gives the messages that they complete.
    mutating func push(_ bytes: [UInt8]) throws -> [WebSocketMessage] {
        if let failure { throw failure }
        buffer += bytes
        var messages: [WebSocketMessage] = []
        // TODO: rule 8 says what is to become of the messages when one of the calls below throws.
        while !isClosed, let header = try header() {
            guard buffer.count >= header.size + header.length else { break }
            let payload = Array(buffer[header.size..<header.size + header.length])
            buffer.removeFirst(header.size + header.length)
            if let message = try message(header, payload) { messages.append(message) }
        }
        return messages
    }

    /// The header at the start of the buffer; nil until it is whole.
    private func header() throws(WebSocketError) -> Header? {
        guard buffer.count >= 2 else { return nil }
        let opcode = buffer[0] & 0x0F
        guard buffer[0] & 0x70 == 0, [0, 1, 2, 8, 9, 10].contains(opcode) else {
            throw .reserved
        }
        // TODO: 126 and 127 are no lengths. Then the mask, and what may not be.
        return Header(
            isFinal: buffer[0] & 0x80 != 0,
            opcode: opcode,
            length: Int(buffer[1] & 0x7F),
            mask: [],
            size: 2
        )
    }

    /// What a frame completes: itself, a message, or nothing yet.
    private mutating func message(
        _ header: Header,
        _ payload: [UInt8]
    ) throws(WebSocketError) -> WebSocketMessage? {
        // TODO: the message that has begun, its end, and its limit.
        switch header.opcode {
        case 8:
            isClosed = true
            return try close(payload)
        case 9: return .ping(payload)
        case 10: return .pong(payload)
        case 2: return .binary(payload)
        default: return .text(try text(payload))
        }
    }

    private func close(_ payload: [UInt8]) throws(WebSocketError) -> WebSocketMessage {
        if payload.isEmpty { return .close(code: nil, reason: "") }
        guard payload.count > 1 else { throw .badCloseCode }
        let code = Int(payload[0]) << 8 | Int(payload[1])
        switch code {
        case 1000...1003, 1007...1014, 3000...4999:
            return .close(code: code, reason: try text(Array(payload[2...])))
        default: throw .badCloseCode
        }
    }

    private func text(_ bytes: [UInt8]) throws(WebSocketError) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .notUTF8
        }
        return text
    }
}
