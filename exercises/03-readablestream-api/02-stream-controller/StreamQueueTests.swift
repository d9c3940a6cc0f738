import ExerciseSupport
import Testing

@testable import StreamQueue

@Suite("A queue and its controller") struct StreamQueueTests {
    @Test("A read takes the first chunk") func inOrder() {
        follow([
            .enqueue("a"), .enqueue("b"), .read("read 1 gives a"),
            .enqueue("c"), .read("read 2 gives b"), .read("read 3 gives c"),
        ])
    }

    @Test("Reads wait in order") func readsWait() {
        follow([.read(), .enqueue("a", "read 1 gives a")])
        follow([
            .read(), .read(), .enqueue("a", "read 1 gives a"), .enqueue("b", "read 2 gives b"),
            .enqueue("c"), .read("read 3 gives c"),
        ])
    }

    @Test("The desired size is what is missing to the mark") func size() {
        follow(
            mark: 2,
            [
                .desiredSize("2"), .enqueue("a"), .desiredSize("1"), .enqueue("b"), .enqueue("c"),
                .desiredSize("-1"), .read("read 1 gives a"), .desiredSize("0"),
            ]
        )
        follow(
            mark: 1,
            [
                .read(), .desiredSize("1"), .enqueue("a", "read 1 gives a"), .desiredSize("1"),
            ]
        )
    }

    @Test("Close lets the queue be read") func closed() {
        follow([
            .enqueue("a"), .enqueue("b"), .close(), .read("read 1 gives a"),
            .read("read 2 gives b"), .read("read 3 is over"), .read("read 4 is over"),
        ])
        follow([.read(), .read(), .close("read 1 is over, read 2 is over")])
    }

    @Test("An error throws the queue away") func failed() {
        follow([
            .enqueue("a"), .enqueue("b"), .error("lost"), .read("read 1 throws lost"),
            .read("read 2 throws lost"),
        ])
        follow([.read(), .read(), .error("lost", "read 1 throws lost, read 2 throws lost")])
        follow([.enqueue("a"), .close(), .error("lost"), .read("read 1 throws lost")])
    }

    @Test("At the end nothing is desired") func sizeAtTheEnd() {
        follow(mark: 3, [.error("lost"), .desiredSize("nil")])
        follow(
            mark: 3,
            [
                .enqueue("a"), .close(), .desiredSize("2"), .read("read 1 gives a"),
                .desiredSize("0"),
            ]
        )
        follow(mark: 3, [.close(), .desiredSize("0")])
    }

    @Test("What comes too late is refused") func tooLate() {
        follow([
            .close(), .enqueue("a", "refused"), .close("refused"), .error("lost"),
            .read("read 1 is over"),
        ])
        follow([
            .error("first"), .enqueue("a", "refused"), .close("refused"), .error("second"),
            .read("read 1 throws first"),
        ])
    }

    @Test("The source is asked while there is room") func asksForRoom() {
        follow(mark: 1, source: .givesNothing, [.start("pull")])
        follow(
            mark: 2,
            source: .givesNothing,
            [
                .enqueue("a"), .start("pull"), .enqueue("b"), .enqueue("c"),
                .read("read 1 gives a"), .read("read 2 gives b, pull"), .close(),
                .read("read 3 gives c"), .read("read 4 is over"),
            ]
        )
        follow(
            mark: 2,
            source: .givesNothing,
            [.start("pull"), .error("lost"), .read("read 1 throws lost")]
        )
    }

    @Test("A read that waits asks, too") func asksForReads() {
        follow(
            mark: 0,
            source: .givesNothing,
            [
                .start(), .read("pull"), .enqueue("a", "read 1 gives a"), .enqueue("b"),
                .read("read 2 gives b"),
            ]
        )
        follow(
            mark: 0,
            source: .givesLetters,
            [
                .start(), .read("read 1 gives a, pull"), .read("read 2 gives b, pull"),
            ]
        )
    }

    @Test("There is one pull at a time") func oneAtATime() {
        follow(
            mark: 2,
            source: .waits,
            [
                .start("pull"), .read(), .read(), .enqueue("a", "read 1 gives a"),
                .pullReturns("pull"), .pullReturns(),
            ]
        )
        follow(
            mark: 3,
            source: .givesLetters,
            [
                .start("pull, pull, pull"), .read("read 1 gives a, pull"),
            ]
        )
        follow(
            mark: 2,
            source: .waits,
            [
                .start("pull"), .enqueue("a"), .enqueue("b"), .pullReturns(),
                .read("read 1 gives a, pull"),
            ]
        )
    }

    @Test("A pull that throws is an error of the stream") func pullThrows() {
        follow(
            mark: 1,
            source: .waits,
            [
                .start("pull"), .read(), .read(),
                .pullThrows("lost", "read 1 throws lost, read 2 throws lost"),
                .enqueue("a", "refused"),
            ]
        )
    }
}

extension StreamQueueTests {
    private func follow(
        mark: Int = 1,
        source: StreamScript.Source = .unseen,
        _ steps: [StreamStep],
        line: Int = #line
    ) {
        let script = StreamScript(highWaterMark: mark, source: source, steps)
        let (expected, got) = script.play(on: ReadableStream.self)
        if expected == got { return }
        recordFailure(
            input: script.description,
            expected: expected.description,
            got: got.description,
            sourceLocation: here(line)
        )
    }
}
