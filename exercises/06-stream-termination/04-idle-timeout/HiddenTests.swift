import ExerciseSupport
import Testing

@testable import IdleTimeouts

@Suite("The silence and the clock, graded") struct IdleTimeoutsHiddenTests {
    @Test("Any rhythm below the limit") func anyRhythm() {
        var generator = SeededGenerator(seed: 6_04)
        for _ in 1...8 {
            var steps: [IdleStep] = []
            for number in 1...generator.number(in: 3...8) {
                let text = "\(number)"
                if generator.flip() { steps.append(.pass(Double(generator.number(in: 1...90)))) }
                if generator.flip() {
                    steps += [.give(text), .ask("gives \"\(text)\"")]
                    continue
                }
                steps.append(.ask())
                for _ in 0..<generator.number(in: 0...2) {
                    steps.append(.pass(Double(generator.number(in: 1...3)) / 2))
                }
                steps.append(.give(text, "gives \"\(text)\""))
            }
            guard expect(steps + [.end(), .ask("is over"), .ask("is over")], limit: 4) else {
                return
            }
        }
    }

    @Test("A silence anywhere") func silenceAnywhere() {
        let timeout = "throws IdleTimeout(2.5s)"
        for count in 0...4 {
            var steps: [IdleStep] = []
            for number in 0..<count {
                steps += [
                    .ask(), .pass(2), .give("\(number + 1)", "gives \"\(number + 1)\""),
                ]
            }
            steps += [.ask(), .pass(2), .pass(0.5, timeout), .give("late"), .ask("is over")]
            guard expect(steps, limit: 2.5) else { return }
        }
    }

    @Test("Failures anywhere") func failures() {
        for count in 0...3 {
            var steps: [IdleStep] = []
            for number in 0..<count {
                steps += [.give("\(number + 1)"), .ask("gives \"\(number + 1)\"")]
            }
            let error = "throws ConnectionLost(late)"
            guard expect(steps + [.ask(), .pass(3), .fail("late", error), .pass(9)], limit: 4)
            else { return }
            guard expect(steps + [.pass(9), .fail("late"), .ask(error)], limit: 4) else { return }
        }
    }

    @Test("Cancelled at any time") func cancelledAnyTime() {
        for time in [0.0, 1, 3.5] {
            let steps: [IdleStep] = [
                .ask(), .give("1", #"gives "1""#), .pass(6), .ask(), .pass(time),
                .cancelTask("throws CancellationError"),
            ]
            guard expect(steps, limit: 4) else { return }
        }
    }
}

/// The texts of a script, "1", "2" and so on, counted by the iterator: one that is copied, and does
/// not come back, gives a number again.
private struct NumberedScript: AsyncSequence, Sendable {
    typealias Element = Swift.String
    typealias Failure = any Error

    let script: IdleScript

    func makeAsyncIterator() -> Iterator { Iterator(texts: script.makeAsyncIterator()) }

    struct Iterator: AsyncIteratorProtocol, Sendable {
        var texts: IdleScript.Iterator
        var count = 0

        mutating func next() async throws -> Swift.String? {
            guard try await texts.next() != nil else { return nil }
            count += 1
            return "\(count)"
        }
    }
}

extension IdleTimeoutsHiddenTests {
    /// - Returns: Whether it is as expected, so that a mistake is told once.
    private func expect(_ steps: [IdleStep], limit: Double, line: Int = #line) -> Bool {
        let script = IdleScript(steps)
        let (expected, got) = script.play {
            var texts = timingOut(
                NumberedScript(script: script),
                after: .seconds(limit),
                clock: script.clock
            )
            .makeAsyncIterator()
            for _ in 1...50 {
                await script.untilAsked()
                do { script.got(try await texts.next()) } catch { script.threw(error) }
            }
        }
        if got == expected { return true }
        recordFailure(
            input: "a stream, limit \(limit)s",
            expected: expected.description,
            got: got.description,
            sourceLocation: here(line)
        )
        return false
    }
}
