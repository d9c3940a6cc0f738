import ExerciseSupport
import Testing

@testable import LockAndTee

@Suite("One stream, two readers") struct LockAndTeeTests {
    @Test("A second reader is refused") func secondReader() {
        lock(["acquire", "acquire"], gives: ["key A", "locked"])
        lock(["acquire", "acquire", "acquire"], gives: ["key A", "locked", "locked"])
    }

    @Test("The key gives the lock back") func givenBack() {
        lock(["acquire", "release A", "acquire"], gives: ["key A", "", "key B"])
        lock(
            ["acquire", "release A", "acquire", "release A", "acquire"],
            gives: ["key A", "", "key B", "", "locked"]
        )
    }

    @Test("An old key opens nothing") func oldKey() {
        lock(
            ["acquire", "check A", "release A", "check A"],
            gives: ["key A", "good", "", "released"]
        )
        lock(
            ["acquire", "release A", "acquire", "check A", "check B"],
            gives: ["key A", "", "key B", "released", "good"]
        )
    }

    @Test("Both branches give everything") func everything() {
        follow([
            .left(), .gives("a", "left 1 gives a"), .left(), .gives("b", "left 2 gives b"),
            .right("right 1 gives a"), .right("right 2 gives b"),
        ])
        follow([
            .left(), .right(), .gives("a", "left 1 gives a, right 1 gives a"), .right(),
            .gives("b", "right 2 gives b"), .left("left 2 gives b"),
        ])
    }

    @Test("The source is asked when a read waits") func asked() {
        follow(
            showsAsks: true,
            [
                .gives("a"), .left("left 1 gives a, source asked"), .right("right 1 gives a"),
                .left("source asked"), .right(), .gives("b", "left 2 gives b, right 2 gives b"),
            ]
        )
        follow(
            showsAsks: true,
            [
                .left("source asked"), .left(), .right(),
                .gives("a", "left 1 gives a, right 1 gives a, source asked"),
                .gives("b", "left 2 gives b"), .right("right 2 gives b"),
            ]
        )
    }

    @Test("The end comes to both") func end() {
        follow([
            .left(), .gives("a", "left 1 gives a"), .left(), .ends("left 2 is over"),
            .right("right 1 gives a"), .right("right 2 is over"), .right("right 3 is over"),
        ])
        follow([
            .left(), .right(), .right(), .ends("left 1 is over, right 1 is over, right 2 is over"),
        ])
    }

    @Test("An error comes to both at once") func failure() {
        follow([
            .left(), .right(), .fails("lost", "left 1 throws lost, right 1 throws lost"),
            .left("left 2 throws lost"),
        ])
        follow([
            .left(), .gives("a", "left 1 gives a"), .left(), .fails("lost", "left 2 throws lost"),
            .right("right 1 throws lost"),
        ])
    }

    @Test("A cancelled branch is over") func oneCancelled() {
        follow([
            .left(), .right(), .cancelLeft("done", "left 1 is over"),
            .gives("a", "right 1 gives a"), .left("left 2 is over"), .right(),
            .gives("b", "right 2 gives b"),
        ])
        follow([
            .left(), .gives("a", "left 1 gives a"), .cancelRight("done"),
            .right("right 1 is over"), .left(), .gives("b", "left 2 gives b"),
        ])
    }

    @Test("When both are cancelled the source is") func bothCancelled() {
        follow([.cancelLeft("one"), .cancelRight("two", "source cancelled: one, two")])
        follow([
            .left(), .cancelRight("two"),
            .cancelLeft("one", "source cancelled: one, two, left 1 is over"),
            .cancelLeft("again"), .ends(),
        ])
    }

    @Test("Cancel waits for the source") func cancelWaits() {
        follow(
            showsCancels: true,
            [
                .cancelLeft("one"),
                .cancelRight(
                    "two",
                    "source cancelled: one, two, cancel left returns, cancel right returns"
                ),
            ]
        )
        follow(
            showsCancels: true,
            [.right(), .cancelLeft("one"), .ends("right 1 is over, cancel left returns")]
        )
        follow(
            showsCancels: true,
            [
                .right(), .cancelLeft("one"),
                .fails("lost", "right 1 throws lost, cancel left returns"),
            ]
        )
        follow(
            showsCancels: true,
            cancelFailure: "stuck",
            [
                .cancelLeft("one"),
                .cancelRight(
                    "two",
                    "source cancelled: one, two, cancel left throws stuck, "
                        + "cancel right throws stuck"
                ),
            ]
        )
    }

    @Test("What is over is not cancelled") func cancelledLate() {
        follow(
            showsCancels: true,
            [
                .left(), .ends("left 1 is over"), .cancelLeft("one", "cancel left returns"),
                .cancelRight("two", "cancel right returns"),
            ]
        )
        follow(
            showsCancels: true,
            [
                .left(), .fails("lost", "left 1 throws lost"),
                .cancelRight("two", "cancel right throws lost"),
            ]
        )
        follow(
            showsCancels: true,
            [.cancelLeft("one"), .cancelLeft("again", "cancel left returns")]
        )
    }
}

extension LockAndTeeTests {
    /// Does to a lock what the words say; keys are called A, B, C in the order of their coming.
    private func lock(_ calls: [String], gives expected: [String], line: Int = #line) {
        var lock = StreamLock()
        var log = LockLog()
        for (call, expected) in zip(calls, expected) {
            let key = log.key(in: call)
            switch call.prefix(7) {
            case "acquire": log.acquired { try lock.acquire() }
            case "release": lock.release(key)
            default: log.checked { try lock.check(key) }
            }
            if log.add(call, expected) { continue }
            recordFailure(
                input: "a new lock",
                expected: log.expected.description,
                got: log.got.description,
                note: log.note,
                sourceLocation: here(line)
            )
            return
        }
    }

    private func follow(
        showsAsks: Bool = false,
        showsCancels: Bool = false,
        cancelFailure: Swift.String? = nil,
        _ steps: [TeeStep],
        line: Int = #line
    ) {
        let script = TeeScript(
            showsAsks: showsAsks,
            showsCancels: showsCancels,
            cancelFailure: cancelFailure,
            steps
        )
        let (expected, got) = script.play(on: Tee.self)
        if expected == got { return }
        recordFailure(
            input: script.description,
            expected: expected.description,
            got: got.description,
            sourceLocation: here(line)
        )
    }
}
