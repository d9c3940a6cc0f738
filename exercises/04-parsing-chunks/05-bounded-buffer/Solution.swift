import ExerciseSupport

/// Turns the chunks of a response into server-sent events, and gives up when they get too long.
struct BoundedSSEParser {
    private let maxLineBytes: Int
    private let maxEventBytes: Int
    private var line: [UInt8] = []
    private var type = ""
    private var data: [String] = []
    /// The length of the data lines, joined.
    private var dataBytes = 0
    private var failure: LimitExceeded?

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
        if let failure { throw failure }
        for byte in chunk {
            if byte == 0x0A {
                try endLine(deliver)
            } else if line.count < maxLineBytes {
                line.append(byte)
            } else {
                throw fail(.line, allowed: maxLineBytes)
            }
        }
    }

    private mutating func endLine(_ deliver: (ServerSentEvent) -> Void) throws(LimitExceeded) {
        defer { line.removeAll(keepingCapacity: true) }
        if line.isEmpty { return dispatch(deliver) }

        let parts = line.split(separator: 0x3A, maxSplits: 1, omittingEmptySubsequences: false)
        var value = parts.count == 2 ? parts[1] : []
        if value.first == 0x20 { value.removeFirst() }
        switch String(decoding: parts[0], as: UTF8.self) {
        case "data":
            dataBytes += value.count + (data.isEmpty ? 0 : 1)
            if dataBytes > maxEventBytes { throw fail(.event, allowed: maxEventBytes) }
            data.append(String(decoding: value, as: UTF8.self))
        case "event":
            type = String(decoding: value, as: UTF8.self)
        default:
            break
        }
    }

    private mutating func dispatch(_ deliver: (ServerSentEvent) -> Void) {
        if !data.isEmpty {
            let name = type.isEmpty ? "message" : type
            deliver(ServerSentEvent(type: name, data: data.joined(separator: "\n")))
        }
        forgetEvent()
    }

    /// Makes the error that every later call throws too, and lets go of what it holds.
    private mutating func fail(_ limit: LimitExceeded.Limit, allowed: Int) -> LimitExceeded {
        let error = LimitExceeded(limit: limit, allowed: allowed)
        failure = error
        line = []
        forgetEvent()
        return error
    }

    private mutating func forgetEvent() {
        type = ""
        data = []
        dataBytes = 0
    }
}
