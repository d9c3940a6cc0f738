/// What one request wants to be done wrong, or at another pace.
///
/// Given as headers `X-Simulator-Stall: 3` or in the query as `stall=3`; a header wins. The names
/// are in `scenarios/README.md`.
struct Faults: Equatable, Sendable {
    // What is answered, and how fast.
    var scenario: String?
    var seed: Int?
    var tokens: Int?
    var timeToFirstToken: Duration?
    var rate: Double?
    var jitter: Double?

    // What goes wrong before the stream.
    var status: Int?
    var retryAfter: Duration?
    var failures: Int?

    // What goes wrong in it.
    var error: ErrorEvent?
    var malformed: Int?
    var terminator: Terminator?
    var stall: Stall?
    var ending: EarlyEnding?

    // How its bytes travel.
    var cut: Cut?
    var fragment: Int?
    var gap: Duration?
    var slow: Int?
    var keepAlive: Duration?
    var hasByteOrderMark = false
    var lineEnding = LineEnding.lf
    var hasIdentifiers = false
    var reconnection: Int?

    /// The faults as they were given, in the order of their names, for the log and for the header
    /// `x-simulator-faults` of the answer.
    var summary = ""

    /// An error event in the middle of the stream, and its end.
    struct ErrorEvent: Equatable, Sendable {
        var after: Int
        var isFlat: Bool
    }

    /// What is left out at the end.
    enum Terminator: String, CaseIterable, Sendable {
        /// The last event: `[DONE]`, or the one that says that the response is complete.
        case none
        /// The blank line behind the last event.
        case unfinished
    }

    /// A place in the stream.
    enum Position: Equatable, Sendable {
        /// Behind this many events.
        case events(Int)
        /// Behind this many bytes of the body.
        case bytes(Int)
    }

    /// Nothing comes for a while, or ever again; the connection stays open.
    struct Stall: Equatable, Sendable {
        var position: Position
        /// `nil` for ever.
        var duration: Duration?
    }

    /// The body ends before the answer does.
    struct EarlyEnding: Equatable, Sendable {
        enum Kind: String, CaseIterable, Sendable {
            /// The body ends as if it were whole.
            case eof
            /// The connection is closed without the end of the body.
            case drop
            /// The connection is reset.
            case reset
        }

        var kind: Kind
        var position: Position
    }

    /// Where the body is cut into pieces, each a chunk of HTTP and a packet of its own.
    enum Cut: Equatable, Sendable {
        /// Into pieces of this many bytes.
        case every(Int)
        /// Behind these bytes of the body.
        case offsets([Int])
        /// After the first byte of every character that has several.
        case characters
        /// Between the CR and the LF of every line ending CRLF.
        case lineEndings
        /// Not at all: everything at once, when all is written.
        case whole
    }

    /// What ends a line.
    enum LineEnding: String, CaseIterable, Sendable {
        case lf, cr, crlf

        var bytes: [UInt8] {
            switch self {
            case .lf: [0x0A]
            case .cr: [0x0D]
            case .crlf: [0x0D, 0x0A]
            }
        }
    }

    /// The pace that results for a scenario.
    func pace(of scenario: Scenario) -> Pace {
        Pace(
            timeToFirstToken: timeToFirstToken ?? scenario.pace.timeToFirstToken,
            rate: rate ?? scenario.pace.rate,
            jitter: jitter ?? scenario.pace.jitter
        )
    }
}
