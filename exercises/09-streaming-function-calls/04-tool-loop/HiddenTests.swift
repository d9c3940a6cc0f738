import ExerciseSupport
import Testing

@testable import ToolLoop

@Suite("Calls, outputs, and the next round, graded") struct ToolLoopHiddenTests {
    @Test("Every order of the ends") func everyOrder() {
        let calls = (0..<4).map { call("c\($0)") }
        for order in permutations([0, 1, 2, 3]) {
            var steps: [ToolStep] = [
                .start(asksFirst, "c0 runs", "c1 runs", "c2 runs", "c3 runs")
            ]
            for place in order.dropLast() { steps.append(.gives("c\(place)", "\(place)")) }
            let outputs = (0..<4).map { "output of c\($0) \"\($0)\"" }
            let request = "asks: assistant calls c0, c1, c2, c3; " + outputs.joined(separator: "; ")
            steps.append(.gives("c\(order[3])", "\(order[3])", request, #"returns "so""#))
            follow([ModelAnswer(calls: calls), ModelAnswer(text: "so")], steps)
        }
    }

    @Test("A long talk") func longTalk() {
        var answers: [ModelAnswer] = []
        var steps: [ToolStep] = []
        for round in 0..<6 {
            let (id, last) = ("r\(round)", "r\(round - 1)")
            let said = round.isMultiple(of: 2) ? "" : "Step \(round)."
            answers.append(ModelAnswer(text: said, calls: [call(id)]))
            if round == 0 {
                steps.append(.start(asksFirst, "r0 runs"))
            } else {
                let words = round.isMultiple(of: 2) ? " \"Step \(round - 1).\"" : ""
                let request = "asks: assistant\(words) calls \(last); output of \(last) \"é\""
                steps.append(.gives(last, "é", request, "\(id) runs"))
            }
        }
        answers.append(ModelAnswer(text: "end"))
        steps.append(
            .gives(
                "r5",
                "é",
                #"asks: assistant "Step 5." calls r5; output of r5 "é""#,
                #"returns "end""#
            )
        )
        follow(answers, rounds: 7, steps)
        steps[6] = .gives(
            "r5",
            "é",
            #"asks: assistant "Step 5." calls r5; output of r5 "é""#,
            "throws ToolLoopError.tooManyRounds(7)"
        )
        answers[6] = ModelAnswer(calls: [call("r6")])
        follow(answers, rounds: 7, steps)
    }

    @Test("Bad tools") func badTools() {
        var generator = SeededGenerator(seed: 9_04)
        for _ in 0..<20 {
            let kinds = (0...generator.number(in: 0...3)).map { _ in
                generator.pick(["good", "bad", "none"])
            }
            guard let last = kinds.lastIndex(where: { $0 != "none" }) else { continue }
            let calls = kinds.enumerated().map { number, kind in
                call("c\(number)", kind == "none" ? "nothing" : "look")
            }
            let texts = kinds.enumerated().map { number, kind in
                switch kind {
                case "good": "\(number)"
                case "bad": "Error: no \(number)"
                default: "Error: there is no tool named nothing"
                }
            }
            let outputs = texts.enumerated().map { "output of c\($0) \"\($1)\"" }
            let names = calls.map(\.id).joined(separator: ", ")
            let request = "asks: assistant calls \(names); \(outputs.joined(separator: "; "))"
            let runs = kinds.indices.filter { kinds[$0] != "none" }.map { "c\($0) runs" }
            var steps = [ToolStep.start(asksFirst, runs)]
            for (number, kind) in kinds.enumerated() where kind != "none" {
                let seen = number == last ? [request, #"returns "so""#] : []
                steps.append(
                    kind == "good"
                        ? .gives("c\(number)", "\(number)", seen)
                        : .fails("c\(number)", "no \(number)", seen)
                )
            }
            follow([ModelAnswer(calls: calls), ModelAnswer(text: "so")], steps)
        }
    }

    @Test("A stubborn tool") func stubbornTool() {
        let answers = [ModelAnswer(calls: [call("a"), call("b")]), ModelAnswer(text: "so")]
        follow(
            answers,
            heedsCancellation: false,
            [
                .start(asksFirst, "a runs", "b runs"), .gives("b", "2"), .cancel(),
                .gives("a", "1", "throws CancellationError"),
            ]
        )
        follow(
            answers,
            heedsCancellation: false,
            [
                .start(asksFirst, "a runs", "b runs"), .cancel(), .fails("a", "no"),
                .gives("b", "2", "throws CancellationError"),
            ]
        )
    }
}

extension ToolLoopHiddenTests {
    private var asksFirst: Swift.String { #"asks: user "Well?""# }

    /// A call whose arguments no other call has.
    private func call(_ id: Swift.String, _ name: Swift.String = "look") -> ToolCall {
        ToolCall(id: id, name: name, arguments: "{\"of\":\"\(id)\"}")
    }

    private func permutations(_ list: [Int]) -> [[Int]] {
        if list.count < 2 { return [list] }
        return list.flatMap { first in
            permutations(list.filter { $0 != first }).map { [first] + $0 }
        }
    }

    private func follow(
        _ answers: [ModelAnswer],
        rounds: Int = 3,
        heedsCancellation: Bool = true,
        _ steps: [ToolStep],
        line: Int = #line
    ) {
        let talk = ToolTalk(
            answers,
            tools: ["other", "look"],
            maximumRounds: rounds,
            heedsCancellation: heedsCancellation,
            steps
        )
        let (expected, got) = talk.play { tools, rounds in
            try await converse("Well?", with: talk, tools: tools, maximumRounds: rounds)
        }
        if expected == got { return }
        recordFailure(
            input: talk.description,
            expected: expected.description,
            got: got.description,
            sourceLocation: here(line)
        )
    }
}
