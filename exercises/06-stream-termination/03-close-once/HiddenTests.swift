import ExerciseSupport
import Testing

@testable import CloseOnce

@Suite("Close once, graded") struct CloseOnceHiddenTests {
    @Test("Every combination") func everyCombination() {
        let endings: [RecordedStream.Ending] = [.end, .failure(ConnectionLost("stream"))]
        let bodies: [RecordedBody] = [
            .readsAll, .readsFirst, .throwing(ConnectionLost("body")),
            .throwing(CancellationError()),
        ]
        for ending in endings {
            for body in bodies {
                for closeFailure in [nil, ConnectionLost("close")] {
                    let source = RecordedSource(
                        ["a", "b"],
                        then: ending,
                        closeFailure: closeFailure
                    )
                    let end: Swift.String
                    switch (body, ending, closeFailure) {
                    case (.throwing(let error), _, _): end = "throws \(shown(thrown: error))"
                    case (.readsAll, .failure(let error), _): end = "throws \(shown(thrown: error))"
                    case (_, _, let error?): end = "throws \(error)"
                    case (.readsFirst, _, _): end = #"gives "a""#
                    default: end = #"gives "ab""#
                    }
                    run(source, body, until: end)
                    same(source, body, ["open"] + Self.inside + [end])
                }
            }
        }
    }

    @Test("Cancelled, and close fails") func cancelledAndFailing() {
        let source = RecordedSource([], then: .silence, closeFailure: ConnectionLost("close"))
        let end = "throws CancellationError"
        run(source, .readsAll, cancelled: .whileItWaits, until: end)
        same(source, .readsAll, ["open"] + Self.inside + [end])
    }

    @Test("Cancelled before it began") func cancelledBefore() {
        let source = RecordedSource(["a"])
        run(source, .readsFirst, cancelled: .atOnce, until: #"gives "a""#)
        same(source, .readsFirst, ["open"] + Self.inside + [#"gives "a""#])
    }

    @Test("One after the other, and one in the other") func several() {
        let outer = RecordedSource(["a"])
        let inner = RecordedSource(["b"], closeFailure: ConnectionLost("inner"))
        EventLoop.run { loop in
            let task: StartedTask<Void> = loop.start {
                for _ in 1...2 {
                    let count: Int = try await withStream(outer) { _ in 7 }
                    outer.note("gives \(count)")
                }
                try await withStream(outer) { _ in
                    let _: Swift.String = try await withStream(inner) { texts in
                        try await RecordedBody.readsAll.run(texts)
                    }
                }
            }
            loop.settle { task.isOver }
            outer.note(ending(task.end))
        }
        let once = ["open", "close begins", "close ends", "gives 7"]
        let again = ["open", "close begins again", "close ends", "gives 7"]
        let last = ["open", "close begins again", "close ends", "throws ConnectionLost(inner)"]
        same(outer, .readsAll, once + again + last)
        same(inner, .readsAll, ["open"] + Self.inside)
    }
}

extension CloseOnceHiddenTests {
    private enum Cancelling { case never, atOnce, whileItWaits }

    private static let inside = ["body begins", "body ends", "close begins", "close ends"]

    private func run(
        _ source: RecordedSource,
        _ body: RecordedBody,
        cancelled: Cancelling = .never,
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
            if cancelled == .whileItWaits { loop.settle { source.isWaiting } }
            if cancelled != .never { task.cancel() }
            loop.settle { source.account.lines.last == last }
        }
    }

    private func ending(_ end: TaskEnd<Void>) -> Swift.String {
        switch end {
        case .value: "ends"
        case .waiting: "waits"
        case .error(let error): "throws \(shown(thrown: error))"
        }
    }

    private func same(
        _ source: RecordedSource,
        _ body: RecordedBody,
        _ expected: [Swift.String],
        line: Int = #line
    ) {
        let got = source.account.lines
        if got == expected { return }
        recordFailure(
            input: "\(source.description)\n\(body.description)",
            expected: expected.joined(separator: "\n"),
            got: got.joined(separator: "\n"),
            sourceLocation: here(line)
        )
    }
}
