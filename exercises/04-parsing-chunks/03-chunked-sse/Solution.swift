import ExerciseSupport

/// Turns the chunks of a response into server-sent events (HTML standard, section 9.2.6).
struct SSEParser {
    /// The line so far, as bytes: a character may still be cut in two.
    private var line: [UInt8] = []
    /// Whether the last byte was a CR, so that a LF that follows ends no second line.
    private var afterCR = false
    private var isFirstLine = true

    private var type = ""
    /// The data lines so far. None is not the same as one that is empty.
    private var data: [String] = []
    private var lastEventID = ""

    /// Takes the bytes that came, and gives the events that they complete.
    mutating func push(_ chunk: [UInt8]) -> [ServerSentEvent] {
        var events: [ServerSentEvent] = []
        for byte in chunk {
            defer { afterCR = byte == 0x0D }
            switch byte {
            case 0x0A where afterCR: continue
            case 0x0A, 0x0D: if let event = endLine() { events.append(event) }
            default: line.append(byte)
            }
        }
        return events
    }

    private mutating func endLine() -> ServerSentEvent? {
        if isFirstLine, line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
        isFirstLine = false
        defer { line.removeAll(keepingCapacity: true) }
        if line.isEmpty { return dispatch() }

        let parts = line.split(separator: 0x3A, maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(decoding: parts[0], as: UTF8.self)
        var value = parts.count == 2 ? parts[1] : []
        if value.first == 0x20 { value.removeFirst() }
        take(name, String(decoding: value, as: UTF8.self))
        return nil
    }

    private mutating func take(_ name: String, _ value: String) {
        switch name {
        case "data": data.append(value)
        case "event": type = value
        case "id": if !value.utf8.contains(0) { lastEventID = value }
        default: break  // A comment has an empty name.
        }
    }

    private mutating func dispatch() -> ServerSentEvent? {
        defer {
            type = ""
            data = []
        }
        if data.isEmpty { return nil }
        return ServerSentEvent(
            type: type.isEmpty ? "message" : type,
            data: data.joined(separator: "\n"),
            lastEventID: lastEventID
        )
    }
}
