/// What is done next on a connection that streams an answer.
enum WireStep: Equatable, Sendable {
    /// These bytes are sent as a chunk of their own, `at` after the request came.
    case write(ArraySlice<UInt8>, at: Duration, Tally)
    /// Nothing more is sent.
    case end(WireEnding, at: Duration)

    /// What a write completes.
    struct Tally: Equatable, Sendable {
        var events = 0
        var tokens = 0
        /// Whether what is written ends inside an event, so that nothing else may follow.
        var isInside = false
    }

    /// When it is done.
    var time: Duration {
        switch self {
        case .write(_, let time, _), .end(_, let time): time
        }
    }
}

/// How a body ends.
enum WireEnding: Equatable, Sendable {
    /// With the end of the answer.
    case finished
    /// As a fault wants it.
    case early(Faults.EarlyEnding.Kind)
    /// Never: the connection is held, silent.
    case silence
}
