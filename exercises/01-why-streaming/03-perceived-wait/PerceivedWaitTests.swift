import ExerciseSupport
import Testing

@testable import PerceivedWait

@Suite("What the reader waits for") struct PerceivedWaitTests {
    @Test("Blocking waits for the whole answer") func blocking() {
        expectBlocking([(500, 8), (5000, 8)], 5000)
        expectBlocking([(500, 8), (5000, 8), (5200, 0)], 5200)
        expectBlocking([(700, 8)], 700)
    }

    @Test("Streaming waits for the first words") func firstWords() {
        expectStreaming([(500, 8)], 500)
        expectStreaming([(300, 80), (400, 8), (500, 8)], 300)
    }

    @Test("Nobody waits while there is something to read") func busy() {
        expectStreaming([(500, 8), (1000, 8), (1500, 8), (2000, 8)], 500)
        expectStreaming([(500, 8), (2000, 8), (3500, 8)], 500)
        expectStreaming([(500, 16), (600, 8), (4900, 8)], 500)
    }

    @Test("A reader who has caught up waits again") func caughtUp() {
        expectStreaming([(500, 8), (2500, 8)], 1000)
        expectStreaming([(500, 8), (1000, 8), (5000, 8)], 2000)
        expectStreaming([(1000, 8), (3000, 8), (6000, 8)], 3000)
    }

    @Test("Arrivals without tokens are nothing to read") func noTokens() {
        expectStreaming([(200, 0), (500, 8), (5000, 0)], 500)
        expectStreaming([(500, 8), (2500, 0), (3000, 8)], 1500)
    }

    @Test("Parts of words take their part of the time") func parts() {
        expectStreaming([(500, 1), (600, 1), (700, 1), (5000, 1)], 4437.5)
        expectStreaming([(500, 2), (10_500, 1)], 10_125, wordsPerToken: 0.75)
        expectStreaming([(500, 3), (10_500, 1)], 8100, wordsPerMinute: 60, wordsPerToken: 0.8)
    }

    @Test("Without text both wait to the end") func noText() {
        expectStreaming([(500, 0), (2000, 0)], 2000)
        expectBlocking([(500, 0), (2000, 0)], 2000)
        expectStreaming([], 0)
        expectBlocking([], 0)
    }
}

extension PerceivedWaitTests {
    private func expectStreaming(
        _ pairs: [(Int, Int)],
        _ expected: Double,
        wordsPerMinute: Double = 240,
        wordsPerToken: Double = 0.75,
        line: Int = #line
    ) {
        let arrivals = pairs.map { Arrival(at: .milliseconds($0.0), tokens: $0.1) }
        let (got, _): (Swift.Duration, Swift.Duration) = waiting(
            reading: wordsPerMinute,
            arrivals: arrivals,
            wordsPerToken: wordsPerToken
        )
        compare(
            "streaming",
            got,
            .milliseconds(expected),
            "\(wordsPerMinute) words a minute, \(wordsPerToken) words a token\n\(shown(arrivals))",
            line
        )
    }

    private func expectBlocking(_ pairs: [(Int, Int)], _ expected: Double, line: Int = #line) {
        let arrivals = pairs.map { Arrival(at: .milliseconds($0.0), tokens: $0.1) }
        let (_, got): (Swift.Duration, Swift.Duration) = waiting(
            reading: 240,
            arrivals: arrivals,
            wordsPerToken: 0.75
        )
        compare(
            "blocking",
            got,
            .milliseconds(expected),
            "240.0 words a minute, 0.75 words a token\n\(shown(arrivals))",
            line
        )
    }

    /// Half a microsecond more or less is a matter of rounding.
    private func compare(
        _ name: String,
        _ got: Duration,
        _ expected: Duration,
        _ input: String,
        _ line: Int
    ) {
        if got > expected - .nanoseconds(500), got < expected + .nanoseconds(500) { return }
        recordFailure(
            input: input,
            expected: "\(name) \(shown(duration: expected))",
            got: "\(name) \(shown(duration: got))",
            sourceLocation: here(line)
        )
    }
}
