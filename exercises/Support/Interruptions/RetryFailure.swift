/// What went wrong with a request, as far as a client can tell.
public enum Failure: Sendable, CustomStringConvertible {
    /// The server answered with a status that is no success. `retryAfter` is the value of the field
    /// `Retry-After`, nil where there is none; `receivedAt` is when the answer came, in seconds since
    /// the beginning of 1970 (Unix time).
    case response(status: Int, retryAfter: String?, receivedAt: Int)
    /// The connection could not be made, or broke.
    case connection(ConnectionProblem)
    /// The user pressed Stop.
    case stoppedByUser

    /// What is wrong with a connection.
    public enum ConnectionProblem: String, Sendable, CaseIterable {
        /// Nobody took the connection.
        case refused
        /// It broke while it was in use.
        case reset
        /// Nothing came for too long.
        case timedOut = "timed out"
        /// The server's certificate is not to be trusted.
        case untrusted
    }

    /// The failure in words.
    public var description: String {
        switch self {
        case .response(let status, let retryAfter, let time):
            retryAfter.map {
                "status \(status), Retry-After: \($0)\nreceived at \(time), \(Self.clock(time)) GMT"
            } ?? "status \(status)"
        case .connection(let problem): "connection \(problem.rawValue)"
        case .stoppedByUser: "stopped by the user"
        }
    }
}

extension Failure {
    /// The time of day: `10:00:18`.
    private static func clock(_ time: Int) -> String {
        [time / 3600 % 24, time / 60 % 60, time % 60]
            .map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }
}

/// How far an answer had come when its request failed.
public enum Progress: Equatable, Sendable, CustomStringConvertible {
    /// Nobody has seen anything of it.
    case nothingShown
    /// Somebody has read some of its text. Where it is resumable, a new connection goes on behind
    /// that text; where it is not, a retry begins anew.
    case textShown(isResumable: Bool)

    /// The progress in words.
    public var description: String {
        switch self {
        case .nothingShown: "nothing shown"
        case .textShown(isResumable: true): "text was shown, resumable"
        case .textShown(isResumable: false): "text was shown, not resumable"
        }
    }
}

/// Whether two delays are the same to a microsecond: how a student rounds in between must not
/// matter.
public func isSameDelay(_ left: Duration?, _ right: Duration?) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    let difference = left - right
    return max(difference, .zero - difference) < .microseconds(1)
}
