import ExerciseSupport
import Testing

@testable import BridgeCallbacks

@Suite("From callbacks to a sequence, graded") struct BridgeCallbacksHiddenTests {
    @Test("Any pace") func anyPace() {
        for seed: UInt64 in 1...30 {
            var play = RandomTransfer(seed: 3_050 + seed)
            play.mix()
            follow(capacity: play.capacity, play.steps)
        }
    }

    @Test("Ends anywhere") func endsAnywhere() {
        for count in 0...4 {
            let texts = (0..<count).map { "\($0)" }
            for isGood in [true, false] {
                var steps: [TransferStep] =
                    count == 0 ? [] : [.receive(texts.joined(separator: " "))]
                steps.append(isGood ? .complete() : .fail("cut"))
                steps += texts.map { .take("gives \($0)") }
                steps.append(.take(isGood ? "is over" : "throws cut"))
                follow(capacity: 9, steps)
            }
        }
    }

    @Test("Leaves anywhere") func leavesAnywhere() {
        follow(capacity: 2, [.leave("cancel")])
        follow(capacity: 2, [.receive("a"), .leave("cancel")])
        follow(capacity: 2, [.receive("a b", "suspend"), .leave("cancel")])
        follow(capacity: 2, [.receive("a b c", "suspend"), .take("gives a"), .leave("cancel")])
        follow(capacity: 1, [.receive("a", "suspend"), .take("gives a, resume"), .leave("cancel")])
        follow(
            capacity: 1,
            [
                .receive("a", "suspend"), .take("gives a, resume"), .take(),
                .cancelTask("is over, cancel"),
            ]
        )
    }

    @Test("Late calls") func lateCalls() {
        follow(
            capacity: 1,
            [.leave("cancel"), .receive("a b"), .complete()]
        )
        follow(
            capacity: 1,
            [.take(), .cancelTask("is over, cancel"), .receive("a"), .fail("cut"), .leave()]
        )
        follow(capacity: 1, [.receive("a", "suspend"), .fail("cut"), .leave()])
    }
}

/// Chunks and readers in a random order, and what the transfer must be told.
private struct RandomTransfer {
    let capacity: Int
    var steps: [TransferStep] = []
    private var waiting = 0
    private var came = 0
    private var given = 0
    private var isSuspended = false
    private var generator: SeededGenerator

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
        capacity = generator.number(in: 1...4)
    }

    mutating func mix() {
        for _ in 1...generator.number(in: 4...24) {
            // A reader that waits cannot ask again.
            if waiting < 0 || generator.flip() { receive() } else { take() }
        }
    }

    private mutating func receive() {
        came += 1
        waiting += 1
        var seen: [String] = []
        if waiting == 0 {
            given += 1
            seen.append("gives \(given)")
        }
        if waiting >= capacity, !isSuspended {
            isSuspended = true
            seen.append("suspend")
        }
        steps.append(.receive("\(came)", seen.joined(separator: ", ")))
    }

    private mutating func take() {
        waiting -= 1
        var seen: [String] = []
        if waiting >= 0 {
            given += 1
            seen.append("gives \(given)")
        }
        if waiting < capacity, isSuspended {
            isSuspended = false
            seen.append("resume")
        }
        steps.append(.take(seen.joined(separator: ", ")))
    }
}

extension BridgeCallbacksHiddenTests {
    private func follow(capacity: Int, _ steps: [TransferStep], line: Int = #line) {
        let script = TransferScript(capacity: capacity, steps)
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
