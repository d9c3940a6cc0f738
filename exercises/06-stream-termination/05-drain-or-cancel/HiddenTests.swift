import ExerciseSupport
import Testing

@testable import DrainOrCancel

@Suite("Drain or cancel, graded") struct DrainOrCancelHiddenTests {
    private typealias Step = RecordedConnection.Step

    @Test("Every cut of the rest") func everyCut() {
        // Up to the budget of 4 bytes all of it is read, in whatever pieces; behind it nothing is.
        for total in 0...6 {
            for set in 0..<(1 << max(0, total - 1)) {
                var sizes = total > 0 ? [1] : []
                for place in 0..<max(0, total - 1) {
                    if set >> place & 1 == 1 {
                        sizes.append(1)
                    } else {
                        sizes[sizes.count - 1] += 1
                    }
                }
                let steps: [Step] = sizes.map { .bytes($0) } + [.end()]
                var (sum, reads) = (0, 0)
                for size in sizes where sum <= 4 {
                    sum += size
                    reads += 1
                }
                let connection = RecordedConnection(steps)
                let isEnough = total <= 4
                guard
                    expect(
                        connection,
                        budget: 4,
                        isEnough ? .kept : .cancelled(.tooMuch),
                        reads: isEnough ? sizes.count + 1 : reads,
                        cancels: isEnough ? 0 : 1
                    )
                else { return }
            }
        }
    }

    @Test("Any times") func anyTimes() {
        var generator = SeededGenerator(seed: 6_05)
        for _ in 1...25 {
            var steps: [Step] = []
            var time = 0.0
            for number in 1...5 {
                let delay = Double(generator.number(in: 0...3)) / 2
                steps.append(number < 5 ? .bytes(1, after: delay) : .end(after: delay))
                time += delay
            }
            // At the very moment either may come first.
            if time == 3 { continue }
            let isSoon = time < 3
            guard
                expect(
                    RecordedConnection(steps),
                    isSoon ? .kept : .cancelled(.tooSlow),
                    after: isSoon ? time : 3,
                    reads: isSoon ? 5 : nil,
                    cancels: isSoon ? 0 : 1
                )
            else { return }
        }
    }

    @Test("Lost anywhere") func lostAnywhere() {
        for count in 0...3 {
            let start: [Step] = Array(repeating: .bytes(1, after: 0.5), count: count)
            let time = Double(count) / 2
            guard
                expect(
                    RecordedConnection(.atLength(left: 6), start + [.closed()]),
                    .lost,
                    after: time,
                    reads: count + 1
                ),
                expect(
                    RecordedConnection(start + [.broken(after: 1)]),
                    .lost,
                    after: time + 1,
                    reads: count + 1
                )
            else { return }
        }
    }

    @Test("Known before") func knownBefore() {
        for left in [0, 1, 6] {
            let steps: [Step] = left > 0 ? [.bytes(left), .end()] : [.end()]
            guard
                expect(RecordedConnection(.atLength(left: left), steps), .kept, reads: steps.count)
            else { return }
        }
        for left in [7, 5000] {
            let connection = RecordedConnection(.atLength(left: left), [.bytes(left), .end()])
            guard expect(connection, .cancelled(.tooMuch), reads: 0, cancels: 1) else { return }
        }
        expect(
            RecordedConnection(.atClose, [.closed()]),
            .cancelled(.notReusable),
            reads: 0,
            cancels: 1
        )
    }
}

extension DrainOrCancelHiddenTests {
    /// - Returns: Whether it is as expected, so that a mistake is told once.
    @discardableResult
    private func expect(
        _ connection: RecordedConnection,
        budget bytes: Int = 6,
        _ fate: ExerciseSupport.ConnectionFate,
        after time: Double = 0,
        reads: Int?,
        cancels: Int = 0,
        line: Int = #line
    ) -> Bool {
        let budget = DrainBudget(bytes: bytes, time: .seconds(3))
        let got = connection.play { clock in
            let fate: ExerciseSupport.ConnectionFate = await finish(
                connection,
                within: budget,
                clock: clock
            )
            return fate
        }
        let expected = RecordedConnection.account(
            fate,
            after: time,
            reads: reads ?? connection.reads,
            cancels: cancels
        )
        if got == expected { return true }
        recordFailure(
            input: "budget \(budget)\n\(connection.description)",
            expected: expected.description,
            got: got.description,
            sourceLocation: here(line)
        )
        return false
    }
}
