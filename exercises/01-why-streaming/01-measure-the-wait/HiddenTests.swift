import ExerciseSupport
import Testing

@testable import MeasureTheWait

@Suite("Measure the wait, graded") struct MeasureTheWaitHiddenTests {
    @Test("All figures together") func wholeMetrics() {
        let arrivals = [(210, 0), (640, 2), (700, 3), (1640, 17), (1650, 0), (2640, 20), (2700, 0)]
            .map { Arrival(at: .milliseconds($0.0), tokens: $0.1) }
        expect(
            arrivals,
            StreamMetrics(
                timeToFirstToken: .milliseconds(640),
                total: .milliseconds(2700),
                tokensPerSecond: 20,
                longestGap: .init(start: .milliseconds(1640), length: .milliseconds(1000))
            )
        )
        expect(
            [Arrival(at: .microseconds(7), tokens: 1)],
            StreamMetrics(
                timeToFirstToken: .microseconds(7),
                total: .microseconds(7),
                tokensPerSecond: nil,
                longestGap: nil
            )
        )
    }

    @Test("Events without tokens between") func emptyEvents() throws {
        var generator = SeededGenerator(seed: 1_01)
        for _ in 1...40 {
            let text = answer(&generator)
            var expected = try measure(text)
            var mixed: [Arrival] = []
            for arrival in text {
                while generator.number(in: 0...2) == 0 {
                    // Halfway between the one before and this one.
                    let before = mixed.last?.at ?? .zero
                    mixed.append(Arrival(at: before + (arrival.at - before) / 2, tokens: 0))
                }
                mixed.append(arrival)
            }
            if generator.flip(), let last = text.last {
                mixed.append(Arrival(at: last.at + .milliseconds(2100), tokens: 0))
            }
            expected.total = mixed.last?.at ?? .zero
            expect(mixed, expected)
        }
    }

    @Test("The same answer, later") func laterStart() throws {
        var generator = SeededGenerator(seed: 1_02)
        for _ in 1...40 {
            let text = answer(&generator)
            let delay = Duration.milliseconds(generator.number(in: 1...5000))
            var expected = try measure(text)
            expected.timeToFirstToken? += delay
            expected.total += delay
            expected.longestGap?.start += delay
            expect(text.map { Arrival(at: $0.at + delay, tokens: $0.tokens) }, expected)
        }
    }

    @Test("A pause put into it") func plantedGap() {
        var generator = SeededGenerator(seed: 1_03)
        for _ in 1...40 {
            let text = answer(&generator)
            let place = generator.number(in: 1...(text.count - 1))
            let pause = Duration.milliseconds(generator.number(in: 1000...9000))
            let paused = text.enumerated().map { index, arrival in
                Arrival(at: arrival.at + (index < place ? .zero : pause), tokens: arrival.tokens)
            }
            let start = paused[place - 1].at
            let length = paused[place].at - start
            let tokens = paused.dropFirst().reduce(0) { $0 + $1.tokens }
            let time = paused[paused.count - 1].at - paused[0].at
            expect(
                paused,
                StreamMetrics(
                    timeToFirstToken: paused[0].at,
                    total: paused[paused.count - 1].at,
                    tokensPerSecond: Double(tokens) / (time / .seconds(1)),
                    longestGap: .init(start: start, length: length)
                )
            )
        }
    }

    @Test("The first of the disorder") func firstOfTheDisorder() {
        var generator = SeededGenerator(seed: 1_04)
        for _ in 1...20 {
            var arrivals = answer(&generator)
            let place = generator.number(in: 1...(arrivals.count - 1))
            for index in place..<arrivals.count { arrivals[index].at -= .seconds(60) }
            for index in arrivals.indices { arrivals[index].at += .seconds(60) }
            if generator.flip() { arrivals[place].tokens = 0 }
            if generator.flip() { arrivals.append(Arrival(at: .zero, tokens: 1)) }
            var thrown = "no error"
            do { _ = try measure(arrivals) } catch { thrown = "\(error)" }
            let expected = "\(ArrivalsOutOfOrder(index: place))"
            if thrown == expected { continue }
            recordFailure(
                input: shown(arrivals),
                expected: expected,
                got: thrown,
                sourceLocation: here(#line)
            )
            return
        }
    }
}

extension MeasureTheWaitHiddenTests {
    /// Two to eight arrivals of text, less than a second apart.
    private func answer(_ generator: inout SeededGenerator) -> [Arrival] {
        var at = Duration.milliseconds(generator.number(in: 100...900))
        return (1...generator.number(in: 2...8)).map { _ in
            defer { at += .milliseconds(generator.number(in: 1...900)) }
            return Arrival(at: at, tokens: generator.number(in: 1...9))
        }
    }

    private func expect(
        _ arrivals: [Arrival],
        _ expected: ExerciseSupport.StreamMetrics,
        line: Int = #line
    ) {
        do {
            let got = try measure(arrivals)
            let place = here(line)
            ExerciseSupport.check(got, is: expected, in: arrivals, sourceLocation: place)
        } catch {
            recordFailure(
                input: shown(arrivals),
                expected: "\(expected)",
                got: "an error: \(error)",
                sourceLocation: here(line)
            )
        }
    }
}
