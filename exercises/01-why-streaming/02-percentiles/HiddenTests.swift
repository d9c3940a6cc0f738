import ExerciseSupport
import Testing

@testable import Percentiles

@Suite("The slow ones count, graded") struct PercentilesHiddenTests {
    @Test("Every whole percentile of a hundred samples") func everyWhole() {
        // Out of order, but quickly put in order: they are sorted two hundred times.
        let samples = Array(38...100) + Array(1...37)
        for p in 1...100 { expect(Double(p), of: samples, p) }
        for p in 0..<100 { expect(Double(p) + 0.25, of: samples, p + 1) }
    }

    @Test("Enough samples are as fast, and not too many are faster") func definition() {
        var generator = SeededGenerator(seed: 1_06)
        for _ in 1...60 {
            let samples = (1...generator.number(in: 1...30)).map { _ in
                generator.number(in: 1...12)
            }
            let p = generator.number(in: 1...100)
            // The first value that enough samples do not exceed, found without a rank.
            let found = (1...12).first { value in
                samples.count { $0 <= value } * 100 >= p * samples.count
            }
            expect(Double(p), of: samples, found)
        }
    }

    @Test("Ends and nonsense") func edges() {
        expect(0, of: [3, 1, 2], 1)
        expect(-0.0, of: [3, 1, 2], 1)
        expect(100, of: [3, 1, 2], 3)
        expect(100.000001, of: [3, 1, 2], nil)
        expect(-0.000001, of: [3, 1, 2], nil)
        expect(.infinity, of: [1], nil)
        expect(.nan, of: [], nil)
        expect(99.9, of: Array(1...1000), 999)
    }

    @Test("Reports with a known number of answers") func reports() {
        var generator = SeededGenerator(seed: 1_07)
        for _ in 1...60 {
            let count = generator.number(in: 1...40)
            let answered = generator.number(in: 0...count)
            // Answered requests took 1, 2, 3, … milliseconds, so that a rank is its own value.
            let waits = (1...count).map { $0 <= answered ? Optional($0) : nil }
            func value(_ rank: Int) -> Duration? { rank <= answered ? .milliseconds(rank) : nil }
            let expected = WaitReport(
                requests: count,
                unanswered: count - answered,
                median: value((count + 1) / 2),
                p95: value((count * 95 + 99) / 100),
                slowest: value(count)
            )
            expectReport(shuffled(waits, &generator), expected)
        }
    }
}

extension PercentilesHiddenTests {
    private func shuffled<Element>(
        _ elements: [Element],
        _ generator: inout SeededGenerator
    ) -> [Element] {
        var elements = elements
        for index in elements.indices.reversed() {
            elements.swapAt(index, generator.number(in: 0...index))
        }
        return elements
    }

    /// The percentile of samples in milliseconds.
    private func expect(_ p: Double, of samples: [Int], _ expected: Int?, line: Int = #line) {
        let got: Swift.Duration? = percentile(p, of: samples.map { .milliseconds($0) })
        let want = expected.map { Duration.milliseconds($0) }
        if got == want { return }
        recordFailure(
            input: "p \(p) of \(samples) ms",
            expected: shown(duration: want),
            got: shown(duration: got),
            sourceLocation: here(line)
        )
    }

    private func expectReport(
        _ waits: [Int?],
        _ expected: ExerciseSupport.WaitReport,
        line: Int = #line
    ) {
        let got = report(waits.map { $0.map { .milliseconds($0) } })
        let input = waits.map { $0.map { "\($0)ms" } ?? "nil" }.joined(separator: " ")
        ExerciseSupport.check(got, is: expected, in: input, sourceLocation: here(line))
    }
}
