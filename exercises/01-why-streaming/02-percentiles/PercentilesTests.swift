import ExerciseSupport
import Testing

@testable import Percentiles

@Suite("The slow ones count") struct PercentilesTests {
    @Test("A percentile is one of the samples") func nearestRank() {
        expect(50, of: [300, 400, 500, 900], 400)
        expect(51, of: [300, 400, 500, 900], 500)
        expect(95, of: [300, 400, 500, 900], 900)
        expect(50, of: [300, 400, 500], 400)
    }

    @Test("The order of the samples does not matter") func order() {
        expect(50, of: [900, 300, 500, 400], 400)
        expect(90, of: [900, 300, 500, 400], 900)
        expect(25, of: [400, 300, 400, 300], 300)
    }

    @Test("From the fastest to the slowest") func ends() {
        expect(0, of: [300, 400, 500], 300)
        expect(100, of: [300, 400, 500], 500)
        expect(0.001, of: [300, 400, 500], 300)
        expect(0, of: [700], 700)
        expect(50, of: [700], 700)
        expect(100, of: [700], 700)
    }

    @Test("Nothing to rank gives nil") func nothing() {
        expect(50, of: [], nil)
        expect(0, of: [], nil)
        expect(-1, of: [300, 400], nil)
        expect(100.5, of: [300, 400], nil)
        expect(.nan, of: [300, 400], nil)
    }

    @Test("A whole rank stays whole") func wholeRank() {
        expect(7, of: Array(1...100), 7)
        expect(55, of: Array(1...100), 55)
        expect(28, of: Array(1...25), 7)
        expect(99, of: Array(1...100), 99)
    }

    @Test("A request without an answer was the slowest") func unanswered() {
        expectReport(
            [400, nil, 300, 500],
            WaitReport(requests: 4, unanswered: 1, median: ms(400), p95: nil, slowest: nil)
        )
        expectReport(
            [nil, 300, nil],
            WaitReport(requests: 3, unanswered: 2, median: nil, p95: nil, slowest: nil)
        )
        expectReport(
            Array(1...19) + [nil],
            WaitReport(requests: 20, unanswered: 1, median: ms(10), p95: ms(19), slowest: nil)
        )
        expectReport(
            [900, 300],
            WaitReport(requests: 2, unanswered: 0, median: ms(300), p95: ms(900), slowest: ms(900))
        )
        expectReport(
            [],
            WaitReport(requests: 0, unanswered: 0, median: nil, p95: nil, slowest: nil)
        )
    }
}

extension PercentilesTests {
    private func ms(_ number: Int) -> Duration { .milliseconds(number) }

    /// The percentile of samples in milliseconds.
    private func expect(_ p: Double, of samples: [Int], _ expected: Int?, line: Int = #line) {
        let got: Swift.Duration? = percentile(p, of: samples.map { ms($0) })
        let want = expected.map { ms($0) }
        if got == want { return }
        let list = samples.prefix(8).map { shown(duration: ms($0)) }.joined(separator: " ")
        let rest = samples.count > 8 ? " … \(samples.count) samples" : ""
        recordFailure(
            input: samples.isEmpty ? "p \(p), no samples" : "p \(p) of \(list)\(rest)",
            expected: shown(duration: want),
            got: shown(duration: got),
            sourceLocation: here(line)
        )
    }

    /// The report of waits in milliseconds.
    private func expectReport(
        _ waits: [Int?],
        _ expected: ExerciseSupport.WaitReport,
        line: Int = #line
    ) {
        let got = report(waits.map { $0.map { ms($0) } })
        let list = waits.map { shown(duration: $0.map { ms($0) }) }.joined(separator: " ")
        let input = waits.isEmpty ? "no requests" : list
        ExerciseSupport.check(got, is: expected, in: input, sourceLocation: here(line))
    }
}
