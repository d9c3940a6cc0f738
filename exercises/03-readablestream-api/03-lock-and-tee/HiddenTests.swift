import ExerciseSupport
import Testing

@testable import LockAndTee

@Suite("One stream, two readers, graded") struct LockAndTeeHiddenTests {
    @Test("Any order") func anyOrder() {
        for seed: UInt64 in 1...25 {
            var play = RandomTee(seed: 3_030 + seed)
            play.mix()
            play.end()
            follow(play.steps)
        }
    }

    @Test("Asked often enough") func askedEnough() {
        for count in 1...4 {
            var steps: [TeeStep] = []
            for number in 1...count {
                steps.append(.left(number == 1 ? "source asked" : ""))
                steps.append(.right())
            }
            for number in 1...count {
                let again = number < count ? ", source asked" : ""
                steps.append(.gives("x", "left \(number) gives x, right \(number) gives x\(again)"))
            }
            follow(showsAsks: true, steps)
        }
    }

    @Test("Cancelled anywhere") func cancelledAnywhere() {
        for seed: UInt64 in 1...25 {
            var play = RandomTee(seed: 3_130 + seed)
            play.mix()
            let waiting = play.waitingOnLeft.map { "left \($0) is over" }
            play.steps.append(.cancelLeft("done", waiting.joined(separator: ", ")))
            let reads = play.reads(of: .right)
            let chunks = play.chunks
            // The right one gets what is there, and then what comes.
            if reads <= chunks {
                for number in reads..<chunks {
                    play.steps.append(
                        .right("right \(number + 1) gives \(play.letter(number + 1))")
                    )
                }
                play.steps += [.right(), .gives("z", "right \(chunks + 1) gives z")]
            } else {
                play.steps.append(.gives("z", "right \(chunks + 1) gives z"))
            }
            play.steps.append(.left("left \(play.reads(of: .left) + 1) is over"))
            follow(play.steps)
        }
    }

    @Test("A history of keys") func lockHistory() throws {
        var lock = StreamLock()
        var keys: [Int] = []
        var problems: [String] = []
        for number in 1...20 {
            let key: Int = try lock.acquire()
            keys.append(key)
            for (index, key) in keys.enumerated() {
                let isGood: Bool = (try? lock.check(key)) != nil
                if isGood != (index == keys.count - 1) { problems.append("check \(index + 1)") }
            }
            for key in keys.dropLast() { lock.release(key) }
            if (try? lock.acquire()) != nil { problems.append("acquire \(number)") }
            lock.release(key)
            if (try? lock.check(key)) != nil { problems.append("release \(number)") }
        }
        ExerciseSupport.check(problems, is: [], in: "twenty keys, one after the other")
    }
}

/// Reads of both branches and chunks of the source in a random order, and who must get what.
private struct RandomTee {
    var steps: [TeeStep] = []
    private(set) var chunks = 0
    private var counts: [TeeBranch: Int] = [:]
    private var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    func reads(of branch: TeeBranch) -> Int { counts[branch] ?? 0 }
    /// The reads of the left branch that have no chunk yet.
    var waitingOnLeft: [Int] {
        reads(of: .left) > chunks ? Array(chunks + 1...reads(of: .left)) : []
    }

    /// Goes on for a while; the source gives a chunk only when somebody waits for it.
    mutating func mix() {
        for _ in 1...generator.number(in: 2...16) {
            let most = max(reads(of: .left), reads(of: .right))
            if most > chunks, generator.flip() {
                chunks += 1
                let seen = TeeBranch.allCases.filter { reads(of: $0) >= chunks }
                    .map { "\($0) \(chunks) gives \(letter(chunks))" }
                steps.append(.gives(letter(chunks), seen.joined(separator: ", ")))
            } else {
                let branch: TeeBranch = generator.flip() ? .left : .right
                counts[branch, default: 0] += 1
                let number = reads(of: branch)
                let seen = number <= chunks ? "\(branch) \(number) gives \(letter(number))" : ""
                steps.append(branch == .left ? .left(seen) : .right(seen))
            }
        }
    }

    /// Lets the source end where somebody waits, and reads what is left.
    mutating func end() {
        if max(reads(of: .left), reads(of: .right)) <= chunks {
            let seen = reads(of: .left) < chunks ? "left \(reads(of: .left) + 1) gives" : ""
            if seen.isEmpty {
                counts[.left, default: 0] += 1
                steps.append(.left())
            } else {
                while reads(of: .left) < chunks {
                    counts[.left, default: 0] += 1
                    let number = reads(of: .left)
                    steps.append(.left("left \(number) gives \(letter(number))"))
                }
                counts[.left, default: 0] += 1
                steps.append(.left())
            }
        }
        let waiting = TeeBranch.allCases.flatMap { branch in
            reads(of: branch) > chunks
                ? (chunks + 1...reads(of: branch)).map { "\(branch) \($0) is over" } : []
        }
        steps.append(.ends(waiting.joined(separator: ", ")))
        for branch in TeeBranch.allCases {
            for number in reads(of: branch) + 1..<max(reads(of: branch), chunks) + 3 {
                let seen = number <= chunks ? "gives \(letter(number))" : "is over"
                let text = "\(branch) \(number) \(seen)"
                steps.append(branch == .left ? .left(text) : .right(text))
            }
        }
    }

    func letter(_ number: Int) -> String {
        String(UnicodeScalar(UInt8(ascii: "a") + UInt8(number - 1)))
    }
}

extension LockAndTeeHiddenTests {
    private func follow(showsAsks: Bool = false, _ steps: [TeeStep], line: Int = #line) {
        let script = TeeScript(showsAsks: showsAsks, steps)
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
