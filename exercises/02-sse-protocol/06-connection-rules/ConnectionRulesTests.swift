import ExerciseSupport
import Testing

@testable import ConnectionRules

@Suite("When to connect again") struct ConnectionRulesTests {
    private typealias State = ExerciseSupport.ReconnectState

    @Test("200 with an event stream opens") func opens() {
        expect(.response(status: 200, contentType: "text/event-stream"), .open)
        expect(.response(status: 200, contentType: "text/event-stream; charset=utf-8"), .open)
        expect(.response(status: 200, contentType: "text/event-stream;charset=latin1"), .open)
        expect(.response(status: 200, contentType: "Text/Event-Stream"), .open)
        expect(.response(status: 200, contentType: "text/event-stream;"), .open)
        let state = State(method: .post, failures: 3, lastEventID: "7")
        expect(.response(status: 200, contentType: "text/event-stream"), state, .open)
    }

    @Test("Another content type fails for good") func wrongType() {
        for type in ["application/json", "text/plain", "text/event-streams", "text/html", ""] {
            expect(.response(status: 200, contentType: type), .fail)
        }
        expect(.response(status: 200, contentType: nil), .fail)
    }

    @Test("Another status fails for good") func wrongStatus() {
        for status in [204, 201, 206, 400, 401, 404, 429, 500, 503] {
            expect(.response(status: status, contentType: "text/event-stream"), .fail)
        }
    }

    @Test("A network error waits for the reconnection time") func networkError() {
        expect(.networkError, wait(3000))
        expect(.networkError, State(retry: .milliseconds(200)), wait(200))
        expect(.networkError, State(retry: .zero), wait(0))
    }

    @Test("The wait doubles with each failure") func backOff() {
        let waits = [3000, 6000, 12_000, 24_000, 30_000, 30_000]
        for (failures, expected) in waits.enumerated() {
            expect(.networkError, State(failures: failures), wait(expected))
        }
        expect(.networkError, State(retry: .milliseconds(10), failures: 5), wait(320))
        expect(.networkError, State(failures: 500), wait(30_000))
        expect(.networkError, State(retry: .seconds(60), failures: 0), wait(60_000))
        expect(.networkError, State(retry: .seconds(60), failures: 4), wait(60_000))
    }

    @Test("A body that ended waits without doubling") func bodyEnded() {
        expect(.bodyEnded, wait(3000))
        expect(.bodyEnded, State(retry: .seconds(1), failures: 3), wait(1000))
    }

    @Test("The last event ID is sent, if there is one") func lastEventID() {
        expect(.networkError, State(lastEventID: "7"), wait(3000, id: "7"))
        expect(.bodyEnded, State(lastEventID: "é 8"), wait(3000, id: "é 8"))
        expect(.networkError, State(lastEventID: ""), wait(3000, id: nil))
    }

    @Test("A POST is never sent again") func post() {
        expect(.networkError, State(method: .post), .fail)
        expect(.networkError, State(method: .post, failures: 2, lastEventID: "7"), .fail)
        expect(.bodyEnded, State(method: .post), .fail)
    }

    @Test("What the program closed stays closed") func closed() {
        expect(.closedByProgram, .fail)
        expect(.closedByProgram, State(failures: 1, lastEventID: "7"), .fail)
    }
}

extension ConnectionRulesTests {
    private func wait(_ milliseconds: Int, id: String? = nil) -> ExerciseSupport.ConnectionAction {
        .reconnect(after: .milliseconds(milliseconds), lastEventID: id)
    }

    private func expect(
        _ outcome: ExerciseSupport.ConnectionOutcome,
        _ expected: ExerciseSupport.ConnectionAction,
        line: Int = #line
    ) {
        expect(outcome, ExerciseSupport.ReconnectState(), expected, line: line)
    }

    private func expect(
        _ outcome: ExerciseSupport.ConnectionOutcome,
        _ state: ExerciseSupport.ReconnectState,
        _ expected: ExerciseSupport.ConnectionAction,
        line: Int = #line
    ) {
        let got: ExerciseSupport.ConnectionAction = next(after: outcome, state: state)
        ExerciseSupport.check(
            got,
            is: expected,
            in: "\(outcome)\n\(state)",
            sourceLocation: here(line)
        )
    }
}
