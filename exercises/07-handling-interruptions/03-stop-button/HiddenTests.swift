import ExerciseSupport
import Testing

@testable import StopButton

@Suite("A stop button, graded") struct StopButtonHiddenTests {
    private typealias Step = (input: TurnInput, seen: Swift.String)

    @Test("Every interleaving") func everyInterleaving() {
        let old: [TurnInput] = [.delta("x", of: 1), .failure("cut", of: 1), .end(of: 1)]
        let new: [Step] = [
            (.delta("a", of: 2), #"writing "a""#), (.delta("b", of: 2), #"writing "ab""#),
            (.end(of: 2), #"complete "ab""#),
        ]
        let starts: [[Step]] = [
            [(.start, "open 1, waiting"), (.start, "cancel 1, open 2, waiting")],
            [
                (.start, "open 1, waiting"), (.delta("y", of: 1), #"writing "y""#),
                (.stop, #"cancel 1, stopped "y""#), (.start, "open 2, waiting"),
            ],
        ]
        for start in starts {
            for set in 0..<64 where set.nonzeroBitCount == 3 {
                var steps = start
                var state = "waiting"
                var (late, own) = (old[...], new[...])
                for place in 0..<6 {
                    if set >> place & 1 == 1, let step = own.popFirst() {
                        steps.append(step)
                        state = step.seen
                    } else if let input = late.popFirst() {
                        steps.append((input, state))
                    }
                }
                follow(steps)
            }
        }
    }

    @Test("Any order") func anyOrder() {
        for seed: UInt64 in 1...60 {
            var play = RandomTurn(seed: 7_030 + seed)
            play.mix()
            follow(play.steps)
        }
    }

    @Test("Numbers go on") func numbers() {
        var steps: [Step] = []
        for number in 1...9 {
            steps.append((.start, "open \(number), waiting"))
            switch number % 3 {
            case 0:
                steps.append((.stop, "cancel \(number), stopped \"\""))
                steps.append((.stop, "stopped \"\""))
            case 1:
                steps.append((.end(of: number), "complete \"\""))
                steps.append((.stop, "complete \"\""))
            default:
                steps.append((.failure("cut", of: number), "failed \"\", cut"))
                steps.append((.end(of: number), "failed \"\", cut"))
            }
        }
        follow(steps)
    }
}

/// Starts, stops and events in a random order, and what must come of them.
private struct RandomTurn {
    var steps: [(input: TurnInput, seen: Swift.String)] = []
    private var state = TurnState.idle
    /// What has come of the answer that is on its way.
    private var text: Swift.String?
    private var request = 0
    private var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    mutating func mix() {
        for _ in 1...generator.number(in: 5...30) {
            let number = max(1, request - generator.number(in: 0...1))
            switch generator.number(in: 0...9) {
            case 0, 1: start()
            case 2: stop()
            case 3:
                finish(.end(of: number), number) { .complete($0) }
            case 4:
                finish(.failure("cut", of: number), number) { .failed($0, reason: "cut") }
            default: delta(number)
            }
        }
    }

    private mutating func add(_ input: TurnInput, _ command: Swift.String = "") {
        steps.append((input, command + state.description))
    }

    private mutating func start() {
        let old = text == nil ? "" : "cancel \(request), "
        request += 1
        text = ""
        state = .waiting
        add(.start, "\(old)open \(request), ")
    }

    private mutating func stop() {
        guard let text else { return add(.stop) }
        state = .stopped(text)
        self.text = nil
        add(.stop, "cancel \(request), ")
    }

    private mutating func delta(_ number: Int) {
        let piece = generator.pick(["", "a", "b", "é"])
        if number == request, let text, !piece.isEmpty {
            self.text = text + piece
            state = .writing(text + piece)
        }
        add(.delta(piece, of: number))
    }

    private mutating func finish(
        _ input: TurnInput,
        _ number: Int,
        _ end: (Swift.String) -> TurnState
    ) {
        if number == request, let text {
            state = end(text)
            self.text = nil
        }
        add(input)
    }
}

extension StopButtonHiddenTests {
    private func follow(_ steps: [(input: TurnInput, seen: Swift.String)], line: Int = #line) {
        var turn = ChatTurn()
        let played = Played(steps) { input in
            let commands: [TurnCommand] = turn.handle(input)
            let state: TurnState = turn.state
            return (commands, state)
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
