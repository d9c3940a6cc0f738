import StreamingKit

/// The frames of a WebSocket connection in both directions, and what they said.
struct SocketLog: Sendable {
    enum Direction: Sendable {
        case sent, received
    }

    struct Row: Sendable {
        var direction: Direction
        var frame: WebSocketFrame
        /// When it came or went, since the handshake.
        var time: Duration
        /// The type of the event that ends with the frame, or what a control frame says.
        var meaning: String
        /// How many frames of one meaning came one behind the other; `frame` is the last.
        var count = 1

        /// The bytes before the mask and the payload.
        var header: [UInt8] {
            let length = frame.payload.count
            let bytes = frame.bytes(mask: nil).prefix(length < 126 ? 2 : length < 65_536 ? 4 : 10)
            // A client's frame says that a mask follows.
            return bytes.enumerated().map { index, byte in
                index == 1 && direction == .sent ? byte | 0x80 : byte
            }
        }
    }

    enum Entry: Sendable {
        /// What begins now.
        case heading(String)
        case row(Row)
    }

    struct Answer: Equatable, Sendable {
        var text = ""
        /// `completed` or `cancelled`, when it has ended.
        var status: String?
    }

    /// Whether runs of deltas are one row.
    var joinsDeltas = true
    /// How the connection was opened; nil as long as it is not.
    var handshake: LiveSocket.Handshake?
    var end = LiveAnswer.stopped
    private(set) var entries: [Entry] = []
    private(set) var sent = 0
    private(set) var received = 0
    private(set) var answers: [Answer] = []
    /// The message of the server that has begun and not ended.
    private var partial: [UInt8] = []

    mutating func begin(_ heading: String) { entries.append(.heading(heading)) }

    /// Notes a frame.
    /// - Returns: the type of the server's event that is whole with it.
    @discardableResult
    mutating func note(
        _ frame: WebSocketFrame,
        _ direction: Direction,
        at time: Duration
    ) -> String? {
        if direction == .sent { sent += 1 } else { received += 1 }
        let event = frame.opcode.isControl ? nil : wholeEvent(frame, direction)
        if direction == .received, let event { take(event) }
        let type = event?["type"]?.string
        let meaning = frame.opcode.isControl ? frame.controlMeaning : type ?? "(goes on)"
        let row = Row(direction: direction, frame: frame, time: time, meaning: meaning)
        if joinsDeltas, meaning.hasSuffix(".delta"), case .row(var last)? = entries.last,
            last.meaning == meaning
        {
            last.frame = frame
            last.count += 1
            entries[entries.count - 1] = .row(last)
        } else {
            entries.append(.row(row))
        }
        return direction == .received ? type : nil
    }

    /// The event whose last frame this is; a message may come in several.
    private mutating func wholeEvent(
        _ frame: WebSocketFrame,
        _ direction: Direction
    ) -> JSONValue? {
        guard direction == .received else { return try? JSONValue(parsing: frame.payload) }
        partial += frame.payload
        guard frame.isFinal else { return nil }
        defer { partial = [] }
        return try? JSONValue(parsing: partial)
    }

    private mutating func take(_ event: JSONValue) {
        switch event["type"]?.string {
        case "response.created": answers.append(Answer())
        case "response.output_text.delta" where !answers.isEmpty:
            answers[answers.count - 1].text += event["delta"]?.string ?? ""
        case "response.done" where !answers.isEmpty:
            answers[answers.count - 1].status = event["response"]?["status"]?.string
        default: break
        }
    }
}

extension WebSocketFrame {
    /// What a control frame says: the code and reason of a close frame, the payload of the others.
    fileprivate var controlMeaning: String {
        guard opcode == .close else { return String(decoding: payload, as: UTF8.self) }
        guard payload.count >= 2 else { return "no code" }
        let code = Int(payload[0]) << 8 | Int(payload[1])
        let reason = String(decoding: payload[2...], as: UTF8.self)
        return reason.isEmpty ? "\(code)" : "\(code) \(reason)"
    }
}
