import ExerciseSupport
import Testing

@testable import IdleTimeouts

@Suite("The silence and the clock") struct IdleTimeoutsTests {
    @Test("What comes in time goes through") func inTime() {
        expect([
            .ask(), .give("a", #"gives "a""#), .ask(), .pass(9), .give("b", #"gives "b""#),
        ])
    }

    @Test("A longer silence throws") func silence() {
        expect([.ask(), .pass(9), .pass(1, "throws IdleTimeout(10s)")])
        expect([
            .ask(), .give("a", #"gives "a""#), .ask(),
            .pass(10, "throws IdleTimeout(10s)"),
        ])
    }

    @Test("A slow but steady stream never times out") func steady() {
        expect([
            .ask(), .pass(9), .give("a", #"gives "a""#), .ask(), .pass(9),
            .give("b", #"gives "b""#), .ask(), .pass(9), .give("c", #"gives "c""#),
        ])
    }

    @Test("The end and a failure go through") func endings() {
        expect([.ask(), .give("a", #"gives "a""#), .ask(), .pass(9), .end("is over")])
        expect([.ask(), .pass(9), .fail("reset", "throws ConnectionLost(reset)")])
    }

    @Test("Only waiting counts") func waiting() {
        expect([
            .ask(), .give("a", #"gives "a""#), .pass(60), .ask(), .pass(9),
            .give("b", #"gives "b""#), .pass(60), .give("c"), .ask(#"gives "c""#),
        ])
    }

    @Test("No timer is left behind") func timers() {
        expect(rest: true, [.ask(), .give("a", #"gives "a""#), .ask(), .end("is over")])
        expect(rest: true, [.ask(), .fail("reset", "throws ConnectionLost(reset)")])
        expect(rest: true, [.ask(), .pass(10, "throws IdleTimeout(10s)")])
    }

    @Test("A read that was given up is cancelled") func givenUp() {
        expect(
            rest: true,
            [
                .ask(), .give("a", #"gives "a""#), .ask(),
                .pass(10, "throws IdleTimeout(10s)"),
            ]
        )
    }

    @Test("Behind a time-out it is over") func over() {
        expect([
            .ask(), .pass(10, "throws IdleTimeout(10s)"), .give("late"), .ask("is over"),
            .ask("is over"),
        ])
    }

    @Test("A cancelled reader is no time-out") func cancelled() {
        expect([.ask(), .pass(5), .cancelTask("throws CancellationError")])
        expect(rest: true, [.ask(), .cancelTask("throws CancellationError")])
    }
}

extension IdleTimeoutsTests {
    private func expect(rest: Bool = false, _ steps: [IdleStep], line: Int = #line) {
        let script = IdleScript(showsRest: rest, steps)
        let (expected, got) = script.play {
            var texts = timingOut(script, after: .seconds(10), clock: script.clock)
                .makeAsyncIterator()
            for _ in 1...50 {
                await script.untilAsked()
                do { script.got(try await texts.next()) } catch { script.threw(error) }
            }
        }
        if got == expected { return }
        recordFailure(
            input: "a stream, limit 10s",
            expected: expected.description,
            got: got.description,
            sourceLocation: here(line)
        )
    }
}
