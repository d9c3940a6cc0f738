import ExerciseSupport

/// Turns the chunks of a response into server-sent events, and gives up when they get too long.
struct BoundedSSEParser {
    private let maxLineBytes: Int
    private let maxEventBytes: Int
    private var buffer: [UInt8] = []
    private var type = ""
    private var data: [String] = []

    /// Takes the limits on one line and on the data of one event, in bytes.
    init(maxLineBytes: Int, maxEventBytes: Int) {
        self.maxLineBytes = maxLineBytes
        self.maxEventBytes = maxEventBytes
    }

    /// Takes the bytes that came, and delivers the events that they complete.
    /// - Throws: `LimitExceeded` when a line or an event is too long.
    mutating func push(
        _ chunk: [UInt8],
        deliver: (ServerSentEvent) -> Void
    ) throws(LimitExceeded) {
        // TODO: a line that never ends is kept for ever. So is a chunk, whatever its size.
        buffer += chunk
        while let end = buffer.firstIndex(of: 0x0A) {
            let line = String(decoding: buffer[..<end], as: UTF8.self)
            buffer.removeSubrange(...end)
            take(line, deliver)
        }
    }

    private mutating func take(_ line: String, _ deliver: (ServerSentEvent) -> Void) {
        if line.isEmpty {
            if !data.isEmpty {
                let name = type.isEmpty ? "message" : type
                deliver(ServerSentEvent(type: name, data: data.joined(separator: "\n")))
            }
            type = ""
            data = []
        } else if line.hasPrefix("data: ") {
            // TODO: there may be no end of data lines either.
            data.append(String(line.dropFirst(6)))
        } else if line.hasPrefix("event: ") {
            type = String(line.dropFirst(7))
        }
    }
}
