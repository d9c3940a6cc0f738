import ExerciseSupport
import Testing

@testable import ConnectionRules

@Suite("When to connect again, graded") struct ConnectionRulesHiddenTests {
    private typealias State = ExerciseSupport.ReconnectState

    @Test("Every status") func everyStatus() {
        for status in 200...599 {
            let type = status % 2 == 0 ? "text/event-stream" : "text/event-stream; charset=utf-8"
            let state = State(failures: status % 3, lastEventID: "1")
            let expected: ConnectionAction = status == 200 ? .open : .fail
            guard expect(.response(status: status, contentType: type), state, expected) else {
                return
            }
        }
    }

    @Test("Content types of every kind") func contentTypes() {
        let right = ["text/event-stream", "TEXT/EVENT-STREAM", "text/Event-stream"]
        let wrong = [
            "text/event", "event-stream", "text/event-stream2", "text/x-event-stream",
            "application/text/event-stream", "text/plain; a=text/event-stream", "text/",
        ]
        for tail in ["", ";", "; charset=utf-8", ";charset=UTF-8; x=y", " ; a=b", ";a=\"b;c\""] {
            for type in right {
                expect(.response(status: 200, contentType: type + tail), State(), .open)
            }
            for type in wrong {
                expect(.response(status: 200, contentType: type + tail), State(), .fail)
            }
        }
    }

    @Test("Waits drawn at random") func randomWaits() {
        var generator = SeededGenerator(seed: 2_07)
        for _ in 1...60 {
            let retry = generator.pick([0, 1, 40, 1000, 2500, 7000, 29_999, 30_000, 45_000])
            let failures = generator.number(in: 0...12)
            let id = generator.pick(["", "1", "日本"])
            let state = State(
                retry: .milliseconds(retry),
                failures: failures,
                lastEventID: id
            )
            let header = id.isEmpty ? nil : id
            // 2 to the power of 12 of 45 seconds is far from the end of Int.
            let doubled = max(retry, min(30_000, retry << failures))
            let error = ConnectionAction.reconnect(
                after: .milliseconds(doubled),
                lastEventID: header
            )
            guard expect(.networkError, state, error) else { return }
            let ended = ConnectionAction.reconnect(
                after: .milliseconds(retry),
                lastEventID: header
            )
            guard expect(.bodyEnded, state, ended) else { return }
        }
    }

    @Test("A POST in every state") func everyPost() {
        for failures in 0...4 {
            for id in ["", "7"] {
                let state = State(method: .post, failures: failures, lastEventID: id)
                let outcomes: [ConnectionOutcome] = [
                    .networkError, .bodyEnded, .closedByProgram,
                    .response(status: 204, contentType: nil),
                ]
                for outcome in outcomes {
                    guard expect(outcome, state, .fail) else { return }
                }
            }
        }
    }

    @Test("A very long outage") func longOutage() {
        for failures in [62, 63, 64, 65, 127, 128, 2000] {
            let wait = ConnectionAction.reconnect(after: .seconds(30), lastEventID: nil)
            expect(.networkError, State(failures: failures), wait)
        }
        let never = ConnectionAction.reconnect(after: .zero, lastEventID: nil)
        expect(.networkError, State(retry: .zero, failures: 2000), never)
    }
}

extension ConnectionRulesHiddenTests {
    /// - Returns: Whether the action is the expected one, so that a mistake is told once.
    @discardableResult
    private func expect(
        _ outcome: ExerciseSupport.ConnectionOutcome,
        _ state: ExerciseSupport.ReconnectState,
        _ expected: ExerciseSupport.ConnectionAction,
        line: Int = #line
    ) -> Bool {
        let got: ExerciseSupport.ConnectionAction = next(after: outcome, state: state)
        ExerciseSupport.check(
            got,
            is: expected,
            in: "\(outcome)\n\(state)",
            sourceLocation: here(line)
        )
        return got == expected
    }
}
