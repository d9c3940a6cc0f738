import ExerciseSupport
import Testing

@testable import HandleThisAbort

@Suite("Handle this abort") struct HandleThisAbortTests {
    @Test("Pieces are shown as they come") func shows() {
        follow([
            .arrive("Hel", seen: #"shows "Hel""#), .arrive("lo", seen: #"shows "lo""#),
            .end(#"completed("Hello")"#),
        ])
        follow([
            .arrive("a", "b", "c", seen: #"shows "a", shows "b", shows "c""#),
            .end(#"completed("abc")"#),
        ])
    }

    @Test("A failure keeps what came") func failure() {
        follow([
            .arrive("Hel", seen: #"shows "Hel""#),
            .fail("reset", #"failed(partial: "Hel", error: ConnectionLost(reset))"#),
        ])
        follow([.fail("reset", #"failed(partial: "", error: ConnectionLost(reset))"#)])
    }

    @Test("An abort ends the wait and keeps what came") func abort() {
        for way in InterruptionScript.AfterCancel.allCases where way != .givesPiece {
            follow(
                afterCancel: way,
                [
                    .arrive("Hel", seen: #"shows "Hel""#),
                    .abort("Stop", #"cancel, aborted(partial: "Hel")"#),
                ]
            )
        }
    }

    @Test("No piece comes after the abort") func noLatePiece() {
        follow(
            afterCancel: .givesPiece,
            [
                .arrive("Hel", seen: #"shows "Hel""#),
                .abort("Stop", #"cancel, aborted(partial: "Hel")"#),
            ]
        )
        follow(
            aborted: .whileShowing("Hel"),
            [.arrive("Hel", "lo", seen: #"shows "Hel", cancel, aborted(partial: "Hel")"#)]
        )
    }

    @Test("A stream that was aborted before is not read") func before() {
        follow(aborted: .before, start: #"cancel, aborted(partial: "")"#, [])
        follow(
            afterCancel: .throwsError,
            aborted: .before,
            start: #"cancel, aborted(partial: "")"#,
            []
        )
    }

    @Test("An abort cannot slip through") func slipsThrough() {
        follow(aborted: .whileListening, start: #"cancel, aborted(partial: "")"#, [])
    }

    @Test("A timeout is a failure") func timeout() {
        follow(
            afterCancel: .throwsError,
            [
                .arrive("Hel", seen: #"shows "Hel""#),
                .timeout(#"cancel, failed(partial: "Hel", error: TimeoutError)"#),
            ]
        )
    }

    @Test("Nothing is left behind") func nothingLeft() {
        follow([
            .arrive("Hel", seen: #"shows "Hel""#), .end(#"completed("Hel")"#), .abort("Stop", ""),
        ])
        follow([
            .fail("reset", #"failed(partial: "", error: ConnectionLost(reset))"#),
            .abort("Stop", ""),
        ])
    }
}

extension HandleThisAbortTests {
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
