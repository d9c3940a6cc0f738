/// A connection whose response is being read, when its last event has come.
public protocol ResponseConnection: Sendable {
    /// Where the body of this response ends.
    var bodyEnd: BodyEnd { get }

    /// Waits for what comes next; nil when the connection is closed.
    ///
    /// It knows no borders: behind the end of this response, it takes from the next one.
    /// - Throws: Why the connection broke; `CancellationError` when the task is cancelled.
    func read() async throws -> ResponsePart?

    /// Closes the connection, whatever is still to come. A read that waits throws.
    func cancel()
}

/// A piece of a response.
public enum ResponsePart: Equatable, Sendable {
    /// Some bytes of the body.
    case body([UInt8])
    /// The end of the response: whatever comes behind it belongs to the next one.
    case end
}

/// Where a body ends, as the head of the response says it (RFC 9112, section 6.3).
public enum BodyEnd: Equatable, Sendable, CustomStringConvertible {
    /// Behind so many bytes more: `Content-Length`.
    case atLength(left: Int)
    /// Behind a chunk of length 0: `Transfer-Encoding: chunked`.
    case atLastChunk
    /// Where the connection closes.
    case atClose

    /// The end in words.
    public var description: String {
        switch self {
        case .atLength(let left): "Content-Length, \(left) bytes left"
        case .atLastChunk: "chunked"
        case .atClose: "ends where the connection closes"
        }
    }
}

/// How much it may cost to keep a connection.
public struct DrainBudget: Equatable, Sendable, CustomStringConvertible {
    /// How many bytes of the body may be read and thrown away.
    public var bytes: Int
    /// How long all of it may take.
    public var time: Duration

    /// Names both limits.
    public init(bytes: Int, time: Duration) {
        self.bytes = bytes
        self.time = time
    }

    /// The budget in words: `10 bytes and 5s`.
    public var description: String { "\(bytes) bytes and \(shown(duration: time))" }
}

/// What became of a connection.
public enum ConnectionFate: Equatable, Sendable, CustomStringConvertible {
    /// It is at the end of the response, ready for the next request.
    case kept
    /// We closed it.
    case cancelled(Reason)
    /// It closed or broke before the response was over.
    case lost

    /// Why we closed it.
    public enum Reason: Equatable, Sendable {
        /// More bytes are left than the budget allows.
        case tooMuch
        /// It takes longer than the budget allows.
        case tooSlow
        /// It closes behind this response anyway.
        case notReusable
    }

    /// The fate in a word or two: `kept`, `cancelled(tooSlow)`.
    public var description: String {
        switch self {
        case .kept: "kept"
        case .cancelled(let reason): "cancelled(\(reason))"
        case .lost: "lost"
        }
    }
}
