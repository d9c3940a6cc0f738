/// What many requests say about the wait for the first token.
public struct WaitReport: Equatable, Sendable, CustomStringConvertible {
    /// How many requests were made.
    public var requests: Int
    /// How many of them never brought a token.
    public var unanswered: Int
    /// The 50th percentile; nil where that request got no answer, or there is none.
    public var median: Duration?
    /// The 95th percentile; nil where that request got no answer, or there is none.
    public var p95: Duration?
    /// The 100th percentile; nil where that request got no answer, or there is none.
    public var slowest: Duration?

    /// Makes a report.
    public init(
        requests: Int,
        unanswered: Int,
        median: Duration?,
        p95: Duration?,
        slowest: Duration?
    ) {
        self.requests = requests
        self.unanswered = unanswered
        self.median = median
        self.p95 = p95
        self.slowest = slowest
    }

    /// The report on one line: `20 requests, 1 unanswered, median 0.4s, p95 1.2s, slowest nil`.
    public var description: String {
        "\(requests) requests, \(unanswered) unanswered, median \(shown(duration: median)), "
            + "p95 \(shown(duration: p95)), slowest \(shown(duration: slowest))"
    }
}
