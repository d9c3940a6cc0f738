import ExerciseSupport
import Testing

@testable import DrainOrCancel

@Suite("Drain or cancel") struct DrainOrCancelTests {
    private typealias Connection = RecordedConnection

    @Test("A rest within the budget is read") func within() {
        expect(Connection([.end()]), .kept, reads: 1)
        expect(
            Connection([.bytes(4), .bytes(6, after: 1), .end(after: 1)]),
            .kept,
            after: 2,
            reads: 3
        )
        expect(Connection(.atLength(left: 10), [.bytes(10), .end()]), .kept, reads: 2)
    }

    @Test("Nothing is read behind the end") func behindTheEnd() {
        expect(Connection([.end(), .bytes(3)]), .kept, reads: 1)
        expect(Connection([.bytes(1), .end(after: 1), .end()]), .kept, after: 1, reads: 2)
    }

    @Test("Too many bytes cancel") func tooMuch() {
        expect(
            Connection([.bytes(8), .bytes(3), .end()]),
            .cancelled(.tooMuch),
            reads: 2,
            cancels: 1
        )
        expect(
            Connection([.endless(4, every: 0.5)]),
            .cancelled(.tooMuch),
            after: 1.5,
            reads: 3,
            cancels: 1
        )
    }

    @Test("What is known to be too much is not begun") func knownLength() {
        expect(
            Connection(.atLength(left: 11), [.bytes(11), .end()]),
            .cancelled(.tooMuch),
            reads: 0,
            cancels: 1
        )
    }

    @Test("What closes anyway is not drained") func atClose() {
        expect(
            Connection(.atClose, [.bytes(3), .closed()]),
            .cancelled(.notReusable),
            reads: 0,
            cancels: 1
        )
    }

    @Test("The time is for all of it") func tooSlow() {
        expect(Connection([.silence]), .cancelled(.tooSlow), after: 5, reads: 1, cancels: 1)
        expect(
            Connection([.endless(1, every: 2)]),
            .cancelled(.tooSlow),
            after: 5,
            reads: 3,
            cancels: 1
        )
    }

    @Test("A connection that closes or breaks is lost") func lost() {
        expect(Connection([.bytes(3), .closed(after: 1)]), .lost, after: 1, reads: 2)
        expect(Connection([.broken()]), .lost, reads: 1)
    }

    @Test("Cancel is called once, and nothing is left behind") func nothingLeft() {
        expect(Connection([.bytes(3), .end(after: 1)]), .kept, after: 1, reads: 2)
        expect(
            Connection([.bytes(3), .silence]),
            .cancelled(.tooSlow),
            after: 5,
            reads: 2,
            cancels: 1
        )
        expect(Connection([.bytes(20), .silence]), .cancelled(.tooMuch), reads: 1, cancels: 1)
    }
}

extension DrainOrCancelTests {
    private func expect(
        _ connection: RecordedConnection,
        _ fate: ExerciseSupport.ConnectionFate,
        after time: Double = 0,
        reads: Int,
        cancels: Int = 0,
        line: Int = #line
    ) {
        let budget = DrainBudget(bytes: 10, time: .seconds(5))
        let expected = RecordedConnection.account(
            fate,
            after: time,
            reads: reads,
            cancels: cancels
        )
        let got = connection.play { clock in
            let fate: ExerciseSupport.ConnectionFate = await finish(
                connection,
                within: budget,
                clock: clock
            )
            return fate
        }
        if got == expected { return }
        recordFailure(
            input: "budget \(budget)\n\(connection.description)",
            expected: expected.description,
            got: got.description,
            sourceLocation: here(line)
        )
    }
}
