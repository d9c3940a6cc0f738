import ExerciseSupport
import Testing

@testable import PerceivedWait

@Suite("What the reader waits for, graded") struct PerceivedWaitHiddenTests {
    @Test("The end of reading") func endOfReading() {
        var generator = SeededGenerator(seed: 1_08)
        for _ in 1...80 {
            let arrivals = answer(&generator)
            let words = Double(generator.number(in: 100...400))
            let perToken = Double(generator.number(in: 5...15)) / 10
            let times = arrivals.map {
                Duration.seconds(Double($0.tokens) * perToken * 60 / words)
            }
            // Reading ends no earlier than any words came, plus the time for these and all behind
            // them. What is left when reading itself is taken away was waiting.
            let reading = times.reduce(.zero, +)
            let end = arrivals.indices.map { index in
                arrivals[index].at + times[index...].reduce(.zero, +)
            }
            let expected = Waits(
                streaming: (end.max() ?? .zero) - reading,
                blocking: arrivals.last?.at ?? .zero
            )
            expect(words, arrivals, perToken, expected)
        }
    }

    @Test("Events without tokens between") func emptyEvents() {
        var generator = SeededGenerator(seed: 1_09)
        for _ in 1...40 {
            let text = answer(&generator)
            var mixed: [Arrival] = []
            for arrival in text {
                while generator.flip() {
                    let before = mixed.last?.at ?? .zero
                    mixed.append(Arrival(at: before + (arrival.at - before) / 2, tokens: 0))
                }
                mixed.append(arrival)
            }
            let end = (mixed.last?.at ?? .zero) + .seconds(3)
            mixed.append(Arrival(at: end, tokens: 0))
            let plain = waiting(reading: 200, arrivals: text, wordsPerToken: 0.75)
            expect(200, mixed, 0.75, Waits(streaming: plain.streaming, blocking: end))
        }
    }

    @Test("Readers of two speeds") func speeds() {
        // With time itself twice as long, a reader of half the speed waits twice as long.
        var generator = SeededGenerator(seed: 1_10)
        for _ in 1...40 {
            let text = answer(&generator)
            let fast = waiting(reading: 300, arrivals: text, wordsPerToken: 0.75)
            let slow = text.map { Arrival(at: $0.at * 2, tokens: $0.tokens) }
            let expected = Waits(streaming: fast.streaming * 2, blocking: fast.blocking * 2)
            expect(150, slow, 0.75, expected)
        }
        // One who reads at once waits for all of it; one who reads for ever waits once.
        let text = [500, 900, 4000].map { Arrival(at: .milliseconds($0), tokens: 3) }
        let whole = Duration.seconds(4)
        expect(1e15, text, 0.75, Waits(streaming: whole, blocking: whole))
        expect(0.001, text, 0.75, Waits(streaming: .milliseconds(500), blocking: whole))
    }

    @Test("Answers without text") func emptyAnswers() {
        let empty = [Arrival(at: .seconds(1), tokens: 0), Arrival(at: .seconds(7), tokens: 0)]
        expect(238, empty, 0.75, Waits(streaming: .seconds(7), blocking: .seconds(7)))
        expect(238, [], 0.75, Waits(streaming: .zero, blocking: .zero))
    }
}

extension PerceivedWaitHiddenTests {
    /// One to nine arrivals of text, some of them close together and some far apart.
    private func answer(_ generator: inout SeededGenerator) -> [Arrival] {
        var at = Duration.milliseconds(generator.number(in: 100...2000))
        return (1...generator.number(in: 1...9)).map { _ in
            let pause = generator.pick([0, 20, 300, 1500, 6000])
            defer { at += .milliseconds(pause) }
            return Arrival(at: at, tokens: generator.number(in: 1...12))
        }
    }

    private func expect(
        _ wordsPerMinute: Double,
        _ arrivals: [Arrival],
        _ wordsPerToken: Double,
        _ expected: ExerciseSupport.Waits,
        line: Int = #line
    ) {
        let got = waiting(
            reading: wordsPerMinute,
            arrivals: arrivals,
            wordsPerToken: wordsPerToken
        )
        ExerciseSupport.check(
            Waits(streaming: got.streaming, blocking: got.blocking),
            is: expected,
            in: "\(wordsPerMinute) words a minute, \(wordsPerToken) a token\n\(shown(arrivals))",
            sourceLocation: here(line)
        )
    }
}
