import ExerciseSupport
import Testing

@testable import LastEventID

@Suite("The last event ID") struct LastEventIDTests {
    @Test("Events come as before") func events() {
        let lines = [field("event", "ping"), data("a"), data("b"), .blank, data("c"), .blank]
        expect(lines, [ServerSentEvent(type: "ping", data: "a\nb"), ServerSentEvent(data: "c")])
        expect([.comment("x"), field("note", "x"), .blank, data(""), .blank], [event("", "")])
        expect([field("event", "ping"), .blank, data("a"), .blank], [event("a", "")])
    }

    @Test("An id goes with its event and all that follow") func persists() {
        expect(
            [id("1"), data("a"), .blank, data("b"), .blank],
            [event("a", "1"), event("b", "1")]
        )
        expect([data("a"), id("1"), .blank], [event("a", "1")])
        expect(
            [id("1"), data("a"), .blank, id("2"), data("b"), .blank, data("c"), .blank],
            [event("a", "1"), event("b", "2"), event("c", "2")]
        )
        expect([id("1"), id("2"), data("a"), .blank], [event("a", "2")])
    }

    @Test("An empty id clears it") func clears() {
        expect(
            [id("1"), data("a"), .blank, id(""), data("b"), .blank, data("c"), .blank],
            [event("a", "1"), event("b", ""), event("c", "")]
        )
    }

    @Test("An id with U+0000 is ignored") func zero() {
        expect([id("1"), data("a"), id("2\0"), .blank], [event("a", "1")])
        expect([id("\0"), data("a"), .blank], [event("a", "")])
    }

    @Test("An id counts from the next blank line on") func commits() {
        expectID([id("1"), data("a"), .blank], "1")
        expectID([id("1"), data("a"), .blank, id("2"), data("b")], "1")
        expectID([id("7"), .blank], "7")
        expect([id("7"), .blank, data("a"), .blank], [event("a", "7")])
        expectID([id("7"), .blank, id(""), .blank], "")
    }

    @Test("A retry counts at once") func retryAtOnce() {
        expectRetry([field("retry", "1500")], 1500)
        expectRetry([field("retry", "5"), data("a"), .blank, field("retry", "10"), .blank], 10)
        expectRetry([field("retry", "0")], 0)
        expectRetry([field("retry", "02000")], 2000)
        expectRetry([data("a"), .blank], nil)
        expect([field("retry", "5"), .blank], [])
    }

    @Test("A retry is ASCII digits alone") func retryDigits() {
        for value in ["+5", "-5", "5 ", " 5", "1e3", "1.5", "5ms", "٣", ""] {
            expectRetry([field("retry", "40"), field("retry", value)], 40)
        }
    }
}

extension LastEventIDTests {
    private func field(_ name: String, _ value: String) -> ExerciseSupport.SSELine {
        .field(name: name, value: value)
    }

    private func data(_ value: String) -> ExerciseSupport.SSELine { field("data", value) }

    private func id(_ value: String) -> ExerciseSupport.SSELine { field("id", value) }

    private func event(_ data: String, _ id: String) -> ExerciseSupport.ServerSentEvent {
        ServerSentEvent(data: data, lastEventID: id)
    }

    /// The events that come out of the lines.
    private func expect(
        _ lines: [ExerciseSupport.SSELine],
        _ expected: [ExerciseSupport.ServerSentEvent],
        line: Int = #line
    ) {
        let (_, got) = read(lines)
        ExerciseSupport.check(got, is: expected, in: text(lines), sourceLocation: here(line))
    }

    /// The id that a new connection would send after the lines.
    private func expectID(
        _ lines: [ExerciseSupport.SSELine],
        _ expected: String,
        line: Int = #line
    ) {
        let got: String = read(lines).0.lastEventID
        ExerciseSupport.check(
            got,
            is: expected,
            in: text(lines),
            note: "lastEventID after these lines",
            sourceLocation: here(line)
        )
    }

    /// The reconnection time after the lines.
    private func expectRetry(
        _ lines: [ExerciseSupport.SSELine],
        _ expected: Int?,
        line: Int = #line
    ) {
        let got: Int? = read(lines).0.retry
        ExerciseSupport.check(
            got,
            is: expected,
            in: text(lines),
            note: "retry after these lines",
            sourceLocation: here(line)
        )
    }

    private func read(
        _ lines: [ExerciseSupport.SSELine]
    ) -> (EventStreamState, [ExerciseSupport.ServerSentEvent]) {
        var state = EventStreamState()
        var events: [ExerciseSupport.ServerSentEvent] = []
        for line in lines {
            if let event = state.apply(line) { events.append(event) }
        }
        return (state, events)
    }

    private func text(_ lines: [ExerciseSupport.SSELine]) -> String {
        lines.map { "\($0)" }.joined(separator: "\n")
    }
}
