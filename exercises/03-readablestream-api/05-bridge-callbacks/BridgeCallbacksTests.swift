import ExerciseSupport
import Testing

@testable import BridgeCallbacks

@Suite("From callbacks to a sequence") struct BridgeCallbacksTests {
    @Test("Chunks come in their order") func inOrder() {
        follow(
            showsCalls: false,
            [
                .receive("a b c"), .take("gives a"), .take("gives b"), .take("gives c"),
                .take(), .receive("d", "gives d"),
            ]
        )
    }

    @Test("The end comes behind the chunks") func end() {
        follow(
            showsCalls: false,
            [.receive("a b"), .complete(), .take("gives a"), .take("gives b"), .take("is over")]
        )
        follow(showsCalls: false, [.take(), .complete("is over")])
    }

    @Test("An error comes behind the chunks, too") func failure() {
        follow(
            showsCalls: false,
            [.receive("a"), .fail("lost"), .take("gives a"), .take("throws lost")]
        )
        follow(showsCalls: false, [.take(), .fail("lost", "throws lost")])
    }

    @Test("A full buffer suspends the transfer") func full() {
        follow(capacity: 2, [.receive("a"), .receive("b", "suspend")])
        follow(
            capacity: 1,
            [
                .receive("a", "suspend"), .receive("b"), .receive("c"), .take("gives a"),
                .take("gives b"),
            ]
        )
        follow(capacity: 3, [.receive("a b c d", "suspend")])
    }

    @Test("A chunk that is waited for is not in the buffer") func waitingReader() {
        follow(
            capacity: 1,
            [
                .take(), .receive("a", "gives a"), .take(), .receive("b", "gives b"),
                .receive("c", "suspend"),
            ]
        )
    }

    @Test("Room resumes it") func room() {
        follow(
            capacity: 1,
            [
                .receive("a", "suspend"), .take("gives a, resume"), .take(),
                .receive("b", "gives b"), .receive("c", "suspend"), .take("gives c, resume"),
            ]
        )
        follow(
            capacity: 2,
            [
                .receive("a b", "suspend"), .receive("c"), .take("gives a"),
                .take("gives b, resume"), .take("gives c"),
            ]
        )
    }

    @Test("A reader that leaves cancels the transfer") func leaves() {
        follow([.receive("a"), .take("gives a"), .leave("cancel")])
        follow([.receive("a b"), .take("gives a"), .leave("cancel")])
    }

    @Test("A task that is cancelled") func taskCancelled() {
        follow([.take(), .cancelTask("is over, cancel")])
        follow([.take(), .receive("a", "gives a"), .take(), .cancelTask("is over, cancel")])
    }

    @Test("What is over is left alone") func over() {
        follow([.take(), .complete("is over"), .leave()])
        follow([.receive("a"), .complete(), .leave()])
        follow(
            capacity: 1,
            [.receive("a", "suspend"), .complete(), .take("gives a"), .take("is over")]
        )
        follow([.fail("lost"), .take("throws lost")])
    }
}

extension BridgeCallbacksTests {
    private func follow(
        capacity: Int = 9,
        showsCalls: Bool = true,
        _ steps: [TransferStep],
        line: Int = #line
    ) {
        let script = TransferScript(capacity: capacity, showsCalls: showsCalls, steps)
        let (expected, got) = script.play {
            let (delegate, chunks) = bridge(script, capacity: capacity)
            script.connect(delegate)
            var iterator = chunks.makeAsyncIterator()
            while await script.isToAsk() { script.got(try await iterator.next()) }
        }
        if expected == got { return }
        recordFailure(
            input: script.description,
            expected: expected.description,
            got: got.description,
            sourceLocation: here(line)
        )
    }
}
