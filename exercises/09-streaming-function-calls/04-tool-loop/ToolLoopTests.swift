import ExerciseSupport
import Testing

@testable import ToolLoop

@Suite("Calls, outputs, and the next round") struct ToolLoopTests {
    @Test("An answer without calls ends the conversation") func noCalls() {
        follow([ModelAnswer(text: "Hello.")], [.start(asksFirst, #"returns "Hello.""#)])
        follow([ModelAnswer()], [.start(asksFirst, #"returns """#)])
    }

    @Test("Calls and outputs go back to the model") func outputs() {
        follow(
            [ModelAnswer(text: "Let me see.", calls: [weather]), ModelAnswer(text: "Fog.")],
            [
                .start(asksFirst, "call_a runs"),
                .gives(
                    "call_a",
                    "fog",
                    #"asks: assistant "Let me see." calls call_a; output of call_a "fog""#,
                    #"returns "Fog.""#
                ),
            ]
        )
        follow(
            [
                ModelAnswer(calls: [weather]), ModelAnswer(calls: [trains]),
                ModelAnswer(text: "Fog."),
            ],
            [
                .start(asksFirst, "call_a runs"),
                .gives(
                    "call_a",
                    "fog",
                    #"asks: assistant calls call_a; output of call_a "fog""#,
                    "call_b runs"
                ),
                .gives(
                    "call_b",
                    "",
                    #"asks: assistant calls call_b; output of call_b """#,
                    #"returns "Fog.""#
                ),
            ]
        )
    }

    @Test("The calls of an answer run at the same time") func together() {
        follow(
            [ModelAnswer(calls: [weather, trains]), ModelAnswer(text: "Go.")],
            [
                .start(asksFirst, "call_a runs", "call_b runs"),
                .gives("call_a", "fog"),
                .gives("call_b", "14:05", asksBoth, #"returns "Go.""#),
            ]
        )
        let more = ToolCall(id: "call_c", name: "weather", arguments: #"{"city":"Bergen"}"#)
        follow(
            [ModelAnswer(calls: [weather, more, trains])],
            [.start(asksFirst, "call_a runs", "call_c runs", "call_b runs")]
        )
    }

    @Test("Outputs stand in the order of the calls") func order() {
        follow(
            [ModelAnswer(calls: [weather, trains]), ModelAnswer(text: "Go.")],
            [
                .start(asksFirst, "call_a runs", "call_b runs"),
                .gives("call_b", "14:05"),
                .gives("call_a", "fog", asksBoth, #"returns "Go.""#),
            ]
        )
    }

    @Test("A tool that throws gives an output") func throwing() {
        follow(
            [ModelAnswer(calls: [weather]), ModelAnswer(text: "Sorry.")],
            [
                .start(asksFirst, "call_a runs"),
                .fails(
                    "call_a",
                    "no such city",
                    #"asks: assistant calls call_a; output of call_a "Error: no such city""#,
                    #"returns "Sorry.""#
                ),
            ]
        )
        follow(
            [ModelAnswer(calls: [weather, trains]), ModelAnswer(text: "Go.")],
            [
                .start(asksFirst, "call_a runs", "call_b runs"),
                .fails("call_a", "down"),
                .gives(
                    "call_b",
                    "14:05",
                    "asks: assistant calls call_a, call_b; "
                        + #"output of call_a "Error: down"; output of call_b "14:05""#,
                    #"returns "Go.""#
                ),
            ]
        )
    }

    @Test("A call without a tool gives an output, too") func unknownTool() {
        let pay = ToolCall(id: "call_p", name: "pay", arguments: "{}")
        follow(
            [ModelAnswer(calls: [pay, weather]), ModelAnswer(text: "Fog.")],
            [
                .start(asksFirst, "call_a runs"),
                .gives(
                    "call_a",
                    "fog",
                    "asks: assistant calls call_p, call_a; "
                        + #"output of call_p "Error: there is no tool named pay"; "#
                        + #"output of call_a "fog""#,
                    #"returns "Fog.""#
                ),
            ]
        )
    }

    @Test("A cut answer is not acted on") func cutAnswer() {
        let cut = ToolCall(id: "call_a", name: "weather", arguments: #"{"city":"Os"#)
        follow(
            [ModelAnswer(calls: [cut], isCut: true)],
            [.start(asksFirst, "throws ToolLoopError.cutAnswer")]
        )
        follow(
            [ModelAnswer(calls: [trains, cut], isCut: true)],
            [.start(asksFirst, "throws ToolLoopError.cutAnswer")]
        )
    }

    @Test("The number of rounds has a limit") func limit() {
        let answers = [ModelAnswer(calls: [weather]), ModelAnswer(calls: [trains])]
        follow(
            answers + [ModelAnswer(text: "Go.")],
            rounds: 2,
            [
                .start(asksFirst, "call_a runs"),
                .gives(
                    "call_a",
                    "fog",
                    #"asks: assistant calls call_a; output of call_a "fog""#,
                    "throws ToolLoopError.tooManyRounds(2)"
                ),
            ]
        )
        follow(
            answers,
            rounds: 1,
            [.start(asksFirst, "throws ToolLoopError.tooManyRounds(1)")]
        )
        follow([ModelAnswer(text: "Go.")], rounds: 1, [.start(asksFirst, #"returns "Go.""#)])
    }

    @Test("What stops the loop goes to the caller") func stops() {
        follow([], failure: "lost", [.start(asksFirst, "throws ConnectionLost(lost)")])
        follow(
            [ModelAnswer(calls: [weather, trains]), ModelAnswer(text: "Go.")],
            [
                .start(asksFirst, "call_a runs", "call_b runs"),
                .gives("call_b", "14:05"),
                .cancel("throws CancellationError"),
            ]
        )
    }
}

extension ToolLoopTests {
    private var weather: ToolCall {
        ToolCall(id: "call_a", name: "weather", arguments: #"{"city":"Oslo"}"#)
    }

    private var trains: ToolCall {
        ToolCall(id: "call_b", name: "trains", arguments: #"{"to":"Bergen"}"#)
    }

    private var asksFirst: Swift.String { #"asks: user "Which way?""# }

    private var asksBoth: Swift.String {
        "asks: assistant calls call_a, call_b; "
            + #"output of call_a "fog"; output of call_b "14:05""#
    }

    private func follow(
        _ answers: [ModelAnswer],
        failure: Swift.String? = nil,
        rounds: Int = 5,
        _ steps: [ToolStep],
        line: Int = #line
    ) {
        let talk = ToolTalk(answers, failure: failure, maximumRounds: rounds, steps)
        let (expected, got) = talk.play { tools, rounds in
            try await converse("Which way?", with: talk, tools: tools, maximumRounds: rounds)
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
