/// What the arrivals of one answer say about its speed.
public struct StreamMetrics: Equatable, Sendable, CustomStringConvertible {
    /// A pause between two arrivals of text.
    public struct Gap: Equatable, Sendable, CustomStringConvertible {
        /// When it began, since the request was sent.
        public var start: Duration
        /// How long it was.
        public var length: Duration

        /// Makes a pause that began at this time since the request.
        public init(start: Duration, length: Duration) {
            self.start = start
            self.length = length
        }

        /// The pause as failures show it: `1.5s from 0.9s on`.
        public var description: String {
            "\(shown(duration: length)) from \(shown(duration: start)) on"
        }
    }

    /// From the request to the first token; nil where no token came.
    public var timeToFirstToken: Duration?
    /// From the request to the last arrival.
    public var total: Duration
    /// Tokens a second from the first arrival of text to the last one; nil where there is no such
    /// time.
    public var tokensPerSecond: Double?
    /// The longest pause between arrivals of text, the first of them where several are as long; nil
    /// where there is none.
    public var longestGap: Gap?

    /// Makes the figures of one answer.
    public init(
        timeToFirstToken: Duration?,
        total: Duration,
        tokensPerSecond: Double?,
        longestGap: Gap?
    ) {
        self.timeToFirstToken = timeToFirstToken
        self.total = total
        self.tokensPerSecond = tokensPerSecond
        self.longestGap = longestGap
    }

    /// The figures, one after the other.
    public var description: String {
        let rate = tokensPerSecond.map { "\($0) tokens/s" } ?? "no rate"
        let gap = longestGap.map { "longest gap \($0)" } ?? "no gap"
        return "first token \(shown(duration: timeToFirstToken)), total \(shown(duration: total)), "
            + "\(rate), \(gap)"
    }

    /// Whether the figures are the same; rates may differ in their last digits, where one was
    /// worked out in another order.
    public static func == (left: StreamMetrics, right: StreamMetrics) -> Bool {
        left.timeToFirstToken == right.timeToFirstToken && left.total == right.total
            && isSameRate(left.tokensPerSecond, right.tokensPerSecond)
            && left.longestGap == right.longestGap
    }

    private static func isSameRate(_ left: Double?, _ right: Double?) -> Bool {
        guard let left, let right else { return left == nil && right == nil }
        return left == right || (left - right).magnitude <= 1e-9 * right.magnitude
    }
}
