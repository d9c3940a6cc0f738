// caught by: beforeTheError, fragments, everyPlace, errorsStay — an error is an error
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
    /// The opcode of the message that has begun, and what has come of it.
    private var begun: UInt8?
    private var content: [UInt8] = []
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
        do throws(WebSocketError) {
            while !isClosed, let header = try header() {
                guard buffer.count >= header.size + header.length else { break }
                var payload = Array(buffer[header.size..<header.size + header.length])
                buffer.removeFirst(header.size + header.length)
                if !header.mask.isEmpty {
                    for index in payload.indices { payload[index] ^= header.mask[index % 4] }
                }
                if let message = try message(header, payload) { messages.append(message) }
            }
        } catch {
            failure = error
            buffer = []
            content = []
            throw error
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
        let isMasked = buffer[1] & 0x80 != 0
        guard isMasked == (sender == .client) else { throw .wrongMask }
        var length = Int(buffer[1] & 0x7F)
        let isFinal = buffer[0] & 0x80 != 0
        if opcode >= 8, !isFinal || length > 125 { throw .badControlFrame }

        let lengthBytes = length == 126 ? 2 : length == 127 ? 8 : 0
        guard buffer.count >= 2 + lengthBytes else { return nil }
        if lengthBytes > 0 {
            length = buffer[2..<2 + lengthBytes].reduce(0) { $0 << 8 | Int($1) }
        }
        if opcode < 8, content.count + length > limit { throw .tooLong }

        let size = 2 + lengthBytes + (isMasked ? 4 : 0)
        guard buffer.count >= size else { return nil }
        let mask = Array(buffer[(2 + lengthBytes)..<size])
        return Header(isFinal: isFinal, opcode: opcode, length: length, mask: mask, size: size)
    }

    /// What a frame completes: itself, a message, or nothing yet.
    private mutating func message(
        _ header: Header,
        _ payload: [UInt8]
    ) throws(WebSocketError) -> WebSocketMessage? {
        switch header.opcode {
        case 8:
            isClosed = true
            return try close(payload)
        case 9: return .ping(payload)
        case 10: return .pong(payload)
        case 0: guard begun != nil else { throw .nothingToContinue }
        default:
            guard begun == nil else { throw .messageNotEnded }
            begun = header.opcode
        }
        content += payload
        guard header.isFinal else { return nil }
        defer {
            begun = nil
            content = []
        }
        return begun == 2 ? .binary(content) : .text(try text(content))
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
