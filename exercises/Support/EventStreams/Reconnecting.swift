/// What became of an attempt to connect, or of a connection.
public enum ConnectionOutcome: Equatable, Sendable, CustomStringConvertible {
    /// The head of a response came; `contentType` is its header, nil where there is none.
    case response(status: Int, contentType: String?)
    /// The network failed, before or after the head came.
    case networkError
    /// The body of a response that was opened came to its end in good order.
    case bodyEnded
    /// The program closed the connection itself.
    case closedByProgram

    /// The outcome on one line: `200, content type "text/html"`.
    public var description: String {
        switch self {
        case .response(let status, let type):
            "\(status), content type \(type.map { shown(text: $0) } ?? "nil")"
        case .networkError: "network error"
        case .bodyEnded: "the body ended"
        case .closedByProgram: "closed by the program"
        }
    }
}

/// What a client knows that may connect again.
public struct ReconnectState: Equatable, Sendable, CustomStringConvertible {
    /// How the request asks.
    public enum Method: Equatable, Sendable {
        /// For something that is there; asking again does no harm.
        case get
        /// For something to be done; asking again has it done again.
        case post
    }

    /// The longest wait that doubling leads to.
    public static let longestDelay = Duration.seconds(30)

    /// How the request asks.
    public var method: Method
    /// The reconnection time: what `retry` said last, or three seconds.
    public var retry: Duration
    /// How many network errors in a row came before this outcome.
    public var failures: Int
    /// The last event ID of the stream; empty where there is none.
    public var lastEventID: String

    /// Makes a state; what is left out is as it is at the start of an `EventSource`.
    public init(
        method: Method = .get,
        retry: Duration = .seconds(3),
        failures: Int = 0,
        lastEventID: String = ""
    ) {
        self.method = method
        self.retry = retry
        self.failures = failures
        self.lastEventID = lastEventID
    }

    /// The state on one line: `GET, retry 3s, 2 failures before, last event ID "7"`.
    public var description: String {
        "\(method == .get ? "GET" : "POST"), retry \(shown(duration: retry)), "
            + "\(failures) failures before, last event ID \(shown(text: lastEventID))"
    }
}

/// What a client does next.
public enum ConnectionAction: Equatable, Sendable, CustomStringConvertible {
    /// Read events from the body.
    case open
    /// Give up for good.
    case fail
    /// Wait, then send the request again, with this `Last-Event-ID` header; nil means without it.
    case reconnect(after: Duration, lastEventID: String?)

    /// The action on one line: `reconnect after 3s, Last-Event-ID "7"`.
    public var description: String {
        switch self {
        case .open: "open"
        case .fail: "fail"
        case .reconnect(let delay, nil):
            "reconnect after \(shown(duration: delay)), no Last-Event-ID"
        case .reconnect(let delay, let id?):
            "reconnect after \(shown(duration: delay)), Last-Event-ID \(shown(text: id))"
        }
    }
}
