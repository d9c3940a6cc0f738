/// A way to the Responses API. It sends requests and gives what comes back, and knows nothing of
/// events, deltas or retries.
public protocol ResponsesAPI: Sendable {
    /// Sends `POST /v1/responses` with `stream: true`, and waits for the head of the reply.
    ///
    /// A task that is cancelled meanwhile closes the connection.
    /// - Parameter turns: All that was said so far.
    /// - Throws: `TransportError`, or `CancellationError` when the task was cancelled.
    func send(_ turns: [ToolTurn]) async throws -> StreamedReply
}

/// The reply to a request, of which the head has come. Its elements are the bytes of the body, cut
/// as the network cut them.
///
/// Its connection stays open until the body was read to its end, a read threw, or `close` was called.
public struct StreamedReply: AsyncSequence, Sendable {
    /// The chunks of the body.
    public typealias Element = [UInt8]
    /// What a read can throw: `TransportError`, or `CancellationError`.
    public typealias Failure = any Error

    /// The HTTP status.
    public let status: Int
    private let fields: [(name: String, value: String)]
    private let read: @Sendable () async throws -> [UInt8]?
    private let shut: @Sendable () -> Void

    init(
        status: Int,
        fields: [(name: String, value: String)],
        read: @escaping @Sendable () async throws -> [UInt8]?,
        close: @escaping @Sendable () -> Void
    ) {
        self.status = status
        self.fields = fields
        self.read = read
        shut = close
    }

    /// The value of a header field, its name in any case; nil where there is none.
    public func header(_ name: String) -> String? {
        fields.first { $0.name == name.lowercased() }?.value
    }

    /// Waits for the next chunk of the body; nil when the body has ended in order.
    ///
    /// A task that is cancelled while it waits closes the connection.
    /// - Throws: `TransportError`, or `CancellationError` when the task was cancelled.
    public func next() async throws -> [UInt8]? { try await read() }

    /// Closes the connection. A read that waits throws; closing once more does nothing.
    public func close() { shut() }

    /// Reads the body from where it is.
    public func makeAsyncIterator() -> Iterator { Iterator(reply: self) }

    /// A reader of the body. All readers of a reply share its place in the body.
    public struct Iterator: AsyncIteratorProtocol, Sendable {
        let reply: StreamedReply

        /// Waits for the next chunk, as the reply's own `next` does.
        public mutating func next() async throws -> [UInt8]? { try await reply.next() }
    }
}

/// What can go wrong with a connection.
public enum TransportError: Error, Equatable, Sendable, CustomStringConvertible {
    /// Nobody took the connection.
    case refused(String)
    /// The other end broke it.
    case reset
    /// It was closed before the body had ended.
    case endedEarly
    /// What came is no HTTP.
    case notHTTP(String)
    /// This program has closed it, and then read from it.
    case closed
    /// Two tasks read from it at the same time.
    case secondReader

    /// The error in words.
    public var description: String {
        switch self {
        case .refused(let reason): "the connection was refused: \(reason)"
        case .reset: "the connection was reset"
        case .endedEarly: "the connection was closed before the end of the body"
        case .notHTTP(let line): "this is not HTTP: \(shown(text: line))"
        case .closed: "the connection was closed by this program"
        case .secondReader: "two tasks read from one connection"
        }
    }
}
