/// Writes events as the bytes of an event stream (WHATWG HTML, 9.2.5), or of a WebSocket.
struct EventEncoder: Equatable, Sendable {
    /// What stands around an event's data.
    enum Framing: Equatable, Sendable {
        /// The lines of an event stream.
        case eventStream
        /// The frames of a WebSocket, each with so many bytes at the most.
        case webSocket(fragmentBytes: Int?)
    }

    var lineEnding = Faults.LineEnding.lf
    var framing = Framing.eventStream

    /// The bytes of one event.
    /// - Parameters:
    ///   - id: what follows `id:`; `nil` for no such line.
    ///   - isFinished: whether the end of the event follows: the blank line, the last frame.
    func bytes(of event: StreamEvent, id: Int? = nil, isFinished: Bool = true) -> [UInt8] {
        if case .webSocket(let fragmentBytes) = framing {
            return frames(of: event.data, fragmentBytes: fragmentBytes, isFinished: isFinished)
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(event.data.utf8.count + 64)
        if let name = event.name { line("event: ", name.utf8, to: &bytes) }
        if let id { line("id: ", String(id).utf8, to: &bytes) }
        if event.data.utf8.contains(0x0A) {
            for part in event.data.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
                line("data: ", part, to: &bytes)
            }
        } else {
            line("data: ", event.data.utf8, to: &bytes)
        }
        if isFinished { bytes += lineEnding.bytes }
        return bytes
    }

    /// The bytes of a comment, or of a ping, which says that the connection is alive.
    var keepAlive: [UInt8] {
        if case .webSocket = framing { return ping }
        var bytes: [UInt8] = []
        line(": ", "keep-alive".utf8, to: &bytes)
        return bytes + lineEnding.bytes
    }

    /// The bytes that set the reconnection time, in milliseconds.
    func reconnection(_ milliseconds: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        line("retry: ", String(milliseconds).utf8, to: &bytes)
        return bytes + lineEnding.bytes
    }

    private func line(
        _ field: StaticString,
        _ value: some Collection<UInt8>,
        to bytes: inout [UInt8]
    ) {
        for index in 0..<field.utf8CodeUnitCount { bytes.append(field.utf8Start[index]) }
        bytes += value
        bytes += lineEnding.bytes
    }
}
