import ExerciseSupport
import Testing

@testable import StreamQueue

@Suite("A queue and its controller, graded") struct StreamQueueHiddenTests {
    @Test("Any order") func anyOrder() {
        for seed: UInt64 in 1...25 {
            var play = RandomPlay(seed: 3_020 + seed)
            play.mix()
            let waiting = play.waitingReads
            play.steps.append(
                .close(waiting.map { "read \($0) is over" }.joined(separator: ", "))
            )
            for number in play.unreadChunks { play.steps.append(play.readStep(of: number)) }
            play.steps.append(.read("read \(play.reads + 1) is over"))
            follow(play.steps)
        }
    }

    @Test("Any failure") func anyFailure() {
        for seed: UInt64 in 1...25 {
            var play = RandomPlay(seed: 3_200 + seed)
            play.mix()
            let waiting = play.waitingReads
            play.steps.append(
                .error("cut", waiting.map { "read \($0) throws cut" }.joined(separator: ", "))
            )
            play.steps += [
                .read("read \(play.reads + 1) throws cut"), .desiredSize("nil"),
                .enqueue("z", "refused"), .read("read \(play.reads + 2) throws cut"),
            ]
            follow(play.steps)
        }
    }

    @Test("Keeps the mark") func keepsTheMark() {
        for mark in 0...4 {
            let pulls = Array(repeating: "pull", count: mark).joined(separator: ", ")
            var steps: [StreamStep] = [.start(pulls), .desiredSize("0")]
            for (number, letter) in zip(1..., "abcdefg") {
                steps += [.read("read \(number) gives \(letter), pull"), .desiredSize("0")]
            }
            follow(mark: mark, source: .givesLetters, steps)
        }
    }

    @Test("Remembers once") func remembersOnce() {
        follow(
            mark: 4,
            source: .waits,
            [
                .start("pull"), .enqueue("a"), .enqueue("b"), .enqueue("c"), .pullReturns("pull"),
                .pullReturns(), .read("read 1 gives a, pull"),
            ]
        )
        follow(
            mark: 0,
            source: .waits,
            [
                .start(), .read("pull"), .read(), .read(), .enqueue("a", "read 1 gives a"),
                .enqueue("b", "read 2 gives b"), .enqueue("c", "read 3 gives c"), .pullReturns(),
                .read("pull"), .close("read 4 is over"), .pullReturns(),
            ]
        )
        follow(
            mark: 1,
            source: .waits,
            [
                .start("pull"), .read(), .error("cut", "read 1 throws cut"), .pullReturns(),
                .read("read 2 throws cut"),
            ]
        )
        follow(mark: 1, source: .givesNothing, [.start("pull"), .read("pull"), .read("pull")])
    }

    @Test("A late start") func lateStart() {
        follow(
            mark: 2,
            source: .givesNothing,
            [.read(), .enqueue("a", "read 1 gives a"), .start("pull")]
        )
        follow(
            mark: 1,
            source: .givesNothing,
            [.enqueue("a"), .start(), .read("read 1 gives a, pull")]
        )
        follow(mark: 1, source: .givesNothing, [.close(), .start()])
        follow(mark: 1, source: .givesNothing, [.error("cut"), .start()])
    }
}

/// Chunks and reads in a random order, and which read must get which chunk.
private struct RandomPlay {
    var steps: [StreamStep] = []
    private(set) var reads = 0
    private var chunks = 0
    private var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    /// The reads that have no chunk yet, by their numbers.
    var waitingReads: [Int] { reads > chunks ? Array(chunks + 1...reads) : [] }
    /// The chunks that nobody has read, by the numbers of the reads that will.
    var unreadChunks: [Int] { chunks > reads ? Array(reads + 1...chunks) : [] }

    mutating func mix() {
        for _ in 1...generator.number(in: 1...14) {
            if generator.flip() {
                chunks += 1
                let letter = letter(chunks)
                let reader = chunks <= reads ? "read \(chunks) gives \(letter)" : ""
                steps.append(.enqueue(letter, reader))
            } else {
                reads += 1
                steps.append(.read(reads <= chunks ? "read \(reads) gives \(letter(reads))" : ""))
            }
        }
    }

    /// A read that gets the chunk of its number.
    mutating func readStep(of number: Int) -> StreamStep {
        reads += 1
        return .read("read \(reads) gives \(letter(number))")
    }

    private func letter(_ number: Int) -> String {
        String(UnicodeScalar(UInt8(ascii: "a") + UInt8(number - 1)))
    }
}

extension StreamQueueHiddenTests {
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
