import ExerciseSupport
import Testing

@testable import MeasureTheWait

@Suite("Measure the wait") struct MeasureTheWaitTests {
    @Test("The first token is the first text") func firstToken() {
        expectFirstToken([(500, 3), (700, 4)], .milliseconds(500))
        expectFirstToken([(310, 0), (520, 1), (540, 1)], .milliseconds(520))
        expectFirstToken([(100, 0), (200, 0), (900, 8)], .milliseconds(900))
        expectFirstToken([(300, 0), (900, 0)], nil)
        expectFirstToken([], nil)
    }

    @Test("The total goes to the last arrival") func total() {
        expectTotal([(500, 3), (1500, 4)], .milliseconds(1500))
        expectTotal([(500, 3), (1500, 4), (1800, 0)], .milliseconds(1800))
        expectTotal([(300, 0)], .milliseconds(300))
        expectTotal([], .zero)
    }

    @Test("The rate starts with the first text") func rate() {
        expectRate([(500, 1), (1500, 40)], 40)
        expectRate([(500, 10), (1000, 10), (2500, 50)], 30)
        expectRate([(200, 0), (500, 1), (900, 0), (2500, 80), (4500, 0)], 40)
    }

    @Test("There is no rate without time") func noRate() {
        expectRate([(500, 100)], nil)
        expectRate([(500, 100), (1500, 0)], nil)
        expectRate([(500, 3), (500, 4)], nil)
        expectRate([(500, 0), (1500, 0)], nil)
        expectRate([], nil)
    }

    @Test("The longest gap is a pause in the text") func gap() {
        expectGap([(500, 1), (600, 1), (1900, 1), (2000, 1)], from: 600, 1300)
        expectGap([(500, 1), (1000, 0), (1500, 0), (2000, 1), (2900, 1)], from: 500, 1500)
        expectGap([(500, 1), (900, 1), (1300, 1), (1600, 1)], from: 500, 400)
    }

    @Test("The wait before and after the text is no gap") func noGap() {
        expectGap([(5000, 1), (5100, 1), (9000, 0)], from: 5000, 100)
        expectGap([(300, 0), (5000, 1), (9000, 0)], nil)
        expectGap([(500, 1), (500, 1)], nil)
        expectGap([(300, 0), (9000, 0)], nil)
        expectGap([], nil)
    }

    @Test("Time that runs backwards is an error") func backwards() {
        expectOutOfOrder([(500, 1), (400, 1)], at: 1)
        expectOutOfOrder([(500, 1), (700, 1), (900, 0), (800, 0), (100, 1)], at: 3)
        expectOutOfOrder([(500, 1), (500, 1), (500, 0), (600, 1)], at: nil)
    }
}

extension MeasureTheWaitTests {
    /// The type of the support module, whatever the student's file declares.
    private typealias Metrics = ExerciseSupport.StreamMetrics

    /// Arrivals at these milliseconds since the request, with these numbers of tokens.
    private func arrivals(_ pairs: [(Int, Int)]) -> [Arrival] {
        pairs.map { Arrival(at: .milliseconds($0.0), tokens: $0.1) }
    }

    /// The metrics; an error is a failure of its own, and told once.
    private func metrics(_ arrivals: [Arrival], expected: String, _ line: Int) -> Metrics? {
        do {
            return try measure(arrivals)
        } catch {
            recordFailure(
                input: shown(arrivals),
                expected: expected,
                got: "an error: \(error)",
                sourceLocation: here(line)
            )
            return nil
        }
    }

    private func expectFirstToken(_ pairs: [(Int, Int)], _ at: Duration?, line: Int = #line) {
        let arrivals = arrivals(pairs)
        let expected = "timeToFirstToken \(shown(duration: at))"
        guard let got = metrics(arrivals, expected: expected, line) else { return }
        same(expected, "timeToFirstToken \(shown(duration: got.timeToFirstToken))", arrivals, line)
    }

    private func expectTotal(_ pairs: [(Int, Int)], _ total: Duration, line: Int = #line) {
        let arrivals = arrivals(pairs)
        let expected = "total \(shown(duration: total))"
        guard let got = metrics(arrivals, expected: expected, line) else { return }
        same(expected, "total \(shown(duration: got.total))", arrivals, line)
    }

    /// The rate, rounded to a thousandth.
    private func expectRate(_ pairs: [(Int, Int)], _ rate: Double?, line: Int = #line) {
        let arrivals = arrivals(pairs)
        let expected = "tokensPerSecond " + (rate.map { "\($0)" } ?? "nil")
        guard let got = metrics(arrivals, expected: expected, line) else { return }
        let rounded = got.tokensPerSecond.map { "\(($0 * 1000).rounded() / 1000)" } ?? "nil"
        same(expected, "tokensPerSecond \(rounded)", arrivals, line)
    }

    private func expectGap(
        _ pairs: [(Int, Int)],
        from start: Int? = nil,
        _ length: Int?,
        line: Int = #line
    ) {
        let arrivals = arrivals(pairs)
        var expected = "longestGap nil"
        if let start, let length {
            let gap = StreamMetrics.Gap(start: .milliseconds(start), length: .milliseconds(length))
            expected = "longestGap \(gap)"
        }
        guard let got = metrics(arrivals, expected: expected, line) else { return }
        let gap = got.longestGap.map { "\($0)" } ?? "nil"
        same(expected, "longestGap \(gap)", arrivals, line)
    }

    private func expectOutOfOrder(_ pairs: [(Int, Int)], at index: Int?, line: Int = #line) {
        let arrivals = arrivals(pairs)
        var thrown = "no error"
        do { _ = try measure(arrivals) } catch { thrown = "\(error)" }
        let error = index.map { ArrivalsOutOfOrder(index: $0) }
        same(error.map { "\($0)" } ?? "no error", thrown, arrivals, line)
    }

    private func same(
        _ expected: Swift.String,
        _ got: Swift.String,
        _ arrivals: [Arrival],
        _ line: Int
    ) {
        if got == expected { return }
        recordFailure(
            input: shown(arrivals),
            expected: expected,
            got: got,
            sourceLocation: here(line)
        )
    }
}
