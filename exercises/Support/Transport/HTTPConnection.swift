#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif
import Synchronization

/// A connection for one request and its reply.
///
/// A thread of its own waits for the socket, so that no task ever blocks one of Swift's threads.
/// What comes before anybody reads it is kept.
final class HTTPConnection: Sendable {
    fileprivate struct State {
        var socket: Socket?
        var parts: [ReplyPart] = []
        var reader: CheckedContinuation<ReplyPart?, any Error>?
        /// How the reply ended, as the thread saw it.
        var end: Result<Void, TransportError>?
        /// Why nobody may read any more, on this side.
        var closed: (any Error)?
        var status: Int?
        /// Whether the client has seen the end of the reply, or closed the connection.
        var isSettled = false
    }

    private let state = Mutex(State())

    /// Whether the client neither came to the reply's end nor closed the connection.
    var isOpen: Bool { state.withLock { !$0.isSettled } }
    /// Whether a read waits for bytes that have not come.
    var isWaiting: Bool { state.withLock { $0.reader != nil } }
    /// The status of the reply; nil before its head was read.
    var status: Int? { state.withLock { $0.status } }

    /// Connects, and sends the bytes of a request.
    init(to address: SimulatorAddress, sending request: [UInt8]) {
        startThread { self.run(address, request) }
    }

    /// Waits for what comes next; nil at the end of the body.
    func next() async throws -> ReplyPart? {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { reader in
                let result = state.withLock { state -> Result<ReplyPart?, any Error>? in
                    if let error = state.closed { return .failure(error) }
                    guard state.reader == nil else { return .failure(TransportError.secondReader) }
                    if let result = state.nextResult() { return result }
                    state.reader = reader
                    return nil
                }
                if let result { reader.resume(with: result) }
            }
        } onCancel: {
            close(for: CancellationError())
        }
    }

    /// Closes the connection on this side. Where its end was seen already, nothing changes.
    func close(for reason: any Error = TransportError.closed) {
        let reader = state.withLock { state in
            if !state.isSettled { state.closed = reason }
            state.isSettled = true
            state.socket?.shutDown()
            defer { state.reader = nil }
            return state.reader
        }
        reader?.resume(throwing: reason)
    }

    /// What the thread does.
    private func run(_ address: SimulatorAddress, _ request: [UInt8]) {
        do throws(TransportError) {
            let socket = try Socket(to: address)
            defer {
                state.withLock { $0.socket = nil }
                socket.close()
            }
            state.withLock { state in
                state.socket = socket
                if state.closed != nil { socket.shutDown() }
            }
            try socket.send(request)
            var reader = ReplyReader()
            while !reader.isOver {
                let bytes = try socket.receive()
                if bytes.isEmpty { try reader.finish() }
                let parts = try reader.push(bytes)
                wake { $0.parts += parts }
            }
            wake { $0.end = .success(()) }
        } catch {
            wake { $0.end = .failure(error) }
        }
    }

    /// Takes what came, and gives it to a read that waits.
    private func wake(_ change: (inout State) -> Void) {
        let give = state.withLock { state -> (() -> Void)? in
            change(&state)
            guard let reader = state.reader, let result = state.nextResult() else { return nil }
            state.reader = nil
            return { reader.resume(with: result) }
        }
        give?()
    }
}

extension HTTPConnection.State {
    /// What a read gets now; nil where it has to wait.
    fileprivate mutating func nextResult() -> Result<ReplyPart?, any Error>? {
        if !parts.isEmpty {
            let part = parts.removeFirst()
            if case .head(let head) = part { status = head.status }
            return .success(part)
        }
        guard let end else { return nil }
        isSettled = true
        return end.map { nil }.mapError { $0 }
    }
}
