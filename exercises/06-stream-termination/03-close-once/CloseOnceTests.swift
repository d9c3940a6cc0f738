import ExerciseSupport
import Testing

@testable import CloseOnce

@Suite("Close once") struct CloseOnceTests {
    private typealias Source = RecordedSource

    @Test("The body gets the stream, and then it is closed") func closedAfterwards() {
        expect(
            Source(["Good", " day"]),
            .readsAll,
            [
                "open", "body begins", "body ends", "close begins", "close ends",
                #"gives "Good day""#,
            ]
        )
    }

    @Test("Leaving early closes, too") func earlyReturn() {
        expect(
            Source(["Good", " day"], then: .silence),
            .readsFirst,
            ["open", "body begins", "body ends", "close begins", "close ends", #"gives "Good""#]
        )
    }

    @Test("A body that throws closes, too") func bodyThrows() {
        expect(
            Source(["Good"]),
            .throwing(ConnectionLost("body")),
            [
                "open", "body begins", "body ends", "close begins", "close ends",
                "throws ConnectionLost(body)",
            ]
        )
        expect(
            Source(["Good"], then: .failure(ConnectionLost("stream"))),
            .readsAll,
            [
                "open", "body begins", "body ends", "close begins", "close ends",
                "throws ConnectionLost(stream)",
            ]
        )
    }

    @Test("What was not opened is not closed") func notOpened() {
        expect(
            Source([], openFailure: ConnectionLost("open")),
            .readsAll,
            ["open", "throws ConnectionLost(open)"]
        )
    }

    @Test("A close that fails after a success is told") func closeThrows() {
        expectEnd(
            Source(["Good"], closeFailure: ConnectionLost("close")),
            .readsAll,
            "throws ConnectionLost(close)"
        )
    }

    @Test("The body's error wins") func bothThrow() {
        expectEnd(
            Source(["Good"], closeFailure: ConnectionLost("close")),
            .throwing(ConnectionLost("body")),
            "throws ConnectionLost(body)"
        )
    }

    @Test("Close is called once, whatever happens") func once() {
        let lines = ["open", "body begins", "body ends", "close begins", "close ends"]
        expect(
            Source(["Good"], closeFailure: ConnectionLost("close")),
            .readsFirst,
            lines + ["throws ConnectionLost(close)"]
        )
        expect(
            Source(["Good"], closeFailure: ConnectionLost("close")),
            .throwing(ConnectionLost("body")),
            lines + ["throws ConnectionLost(body)"]
        )
    }

    @Test("A cancelled task closes to the end") func cancelled() {
        expect(
            Source(["Good"], then: .silence),
            .readsAll,
            cancelled: true,
            [
                "open", "body begins", "(the task is cancelled)", "body ends", "close begins",
                "close ends", "throws CancellationError",
            ]
        )
    }
}

extension CloseOnceTests {
    /// All that happens, in its order.
    private func expect(
        _ source: RecordedSource,
        _ body: RecordedBody,
        cancelled: Bool = false,
        _ lines: [Swift.String],
        line: Int = #line
    ) {
        run(source, body, cancelled, until: lines.last ?? "")
        same(source, body, cancelled, source.account.lines, lines, line)
    }

    /// What the caller gets.
    private func expectEnd(
        _ source: RecordedSource,
        _ body: RecordedBody,
        _ end: Swift.String,
        line: Int = #line
    ) {
        run(source, body, false, until: end)
        let ends = source.account.lines.filter { $0.hasPrefix("gives") || $0.hasPrefix("throws") }
        same(source, body, false, ends, [end], line)
    }

    private func run(
        _ source: RecordedSource,
        _ body: RecordedBody,
        _ isCancelled: Bool,
        until last: Swift.String
    ) {
        EventLoop.run { loop in
            let task: StartedTask<Void> = loop.start {
                do {
                    let text: Swift.String = try await withStream(source) { texts in
                        try await body.run(texts)
                    }
                    source.note("gives \(shown(text: text))")
                } catch {
                    source.note("throws \(shown(thrown: error))")
                }
            }
            if isCancelled {
                loop.settle { source.isWaiting }
                source.note("(the task is cancelled)")
                task.cancel()
            }
            loop.settle { source.account.lines.last == last }
        }
    }

    private func same(
        _ source: RecordedSource,
        _ body: RecordedBody,
        _ isCancelled: Bool,
        _ got: [Swift.String],
        _ expected: [Swift.String],
        _ line: Int
    ) {
        if got == expected { return }
        recordFailure(
            input: "\(source.description)\n\(body.description)",
            expected: expected.joined(separator: "\n"),
            got: got.joined(separator: "\n"),
            sourceLocation: here(line)
        )
    }
}
