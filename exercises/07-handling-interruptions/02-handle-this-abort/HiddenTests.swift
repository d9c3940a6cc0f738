import ExerciseSupport
import Synchronization
import Testing

@testable import HandleThisAbort

@Suite("Handle this abort, graded") struct HandleThisAbortHiddenTests {
    @Test("Any place, any way") func anyPlace() {
        let pieces = ["Caf", "é ", "", "👩", "🏽", "."]
        for count in 0...pieces.count {
            for way in InterruptionScript.AfterCancel.allCases {
                let text = Swift.String(pieces.prefix(count).joined())
                var steps = pieces.prefix(count).map(arrival(of:))
                steps.append(.abort("Stop", "cancel, aborted(partial: \(shown(text: text)))"))
                steps.append(.abort("again", ""))
                follow(afterCancel: way, steps)
            }
        }
    }

    @Test("Stopped while it shows") func whileShowing() {
        for way in InterruptionScript.AfterCancel.allCases {
            for count in 1...4 {
                let pieces = ["a", "b", "c", "d"]
                let text = pieces.prefix(count).joined()
                let seen =
                    pieces.prefix(count).map { "shows \(shown(text: $0))" }
                    + ["cancel", "aborted(partial: \(shown(text: text)))"]
                follow(
                    afterCancel: way,
                    aborted: .whileShowing(pieces[count - 1]),
                    [.arrive("a", "b", "c", "d", seen: seen.joined(separator: ", "))]
                )
            }
        }
    }

    @Test("Before the first piece") func beforeTheFirst() {
        for way in InterruptionScript.AfterCancel.allCases {
            follow(
                afterCancel: way,
                aborted: .before,
                start: #"cancel, aborted(partial: "")"#,
                []
            )
            follow(
                afterCancel: way,
                aborted: .whileListening,
                start: #"cancel, aborted(partial: "")"#,
                []
            )
            follow(
                afterCancel: way,
                [.timeout(#"cancel, failed(partial: "", error: TimeoutError)"#)]
            )
        }
        followAbortedOnceHeard()
    }

    @Test("Any end") func anyEnd() {
        for count in 0...3 {
            let pieces = Array(["a", "b", "c"].prefix(count))
            let text = shown(text: pieces.joined())
            let steps = pieces.map(arrival(of:))
            let failed = "failed(partial: \(text), error: ConnectionLost(cut))"
            follow(steps + [.end("completed(\(text))"), .abort("late", "")])
            follow(steps + [.fail("cut", failed), .abort("late", "")])
        }
    }

    private func arrival(of piece: Swift.String) -> InterruptionStep {
        .arrive(piece, seen: "shows \(shown(text: piece))")
    }
}

/// A signal that is aborted as soon as it has a listener, before anybody can look at it again.
private final class AbortedOnceHeard: AbortSignalProtocol {
    private let state = Mutex<(any Error)?>(nil)

    var reason: (any Error)? { state.withLock { $0 } }
    var isAborted: Bool { reason != nil }

    func throwIfAborted() throws { if let reason { throw reason } }

    func addListener(_ listener: @escaping @Sendable () -> Void) -> ListenerID {
        state.withLock { $0 = AbortError("Stop") }
        listener()
        return ListenerID(1)
    }

    func removeListener(_ id: ListenerID) {}
}

extension HandleThisAbortHiddenTests {
    private func followAbortedOnceHeard(line: Int = #line) {
        let played = InterruptionScript([]).play(start: #"cancel, aborted(partial: "")"#) {
            stream,
            _,
            show in
            await consume(stream, until: AbortedOnceHeard(), show: show)
        }
        if played.isRight { return }
        recordFailure(
            input: "consume begins; abort(AbortError(Stop)) just behind addListener",
            expected: Played.shown(played.expected),
            got: Played.shown(played.got),
            sourceLocation: here(line)
        )
    }

    private func follow(
        afterCancel: InterruptionScript.AfterCancel = .ends,
        aborted moment: InterruptionScript.Moment = .never,
        start: Swift.String = "next",
        _ steps: [InterruptionStep],
        line: Int = #line
    ) {
        let script = InterruptionScript(afterCancel: afterCancel, aborted: moment, steps)
        let played = script.play(start: start) { stream, signal, show in
            await consume(stream, until: signal, show: show)
        }
        if played.isRight { return }
        recordFailure(
            input: played.input,
            expected: Played.shown(played.expected),
            got: Played.shown(played.got),
            sourceLocation: here(line)
        )
    }
}
