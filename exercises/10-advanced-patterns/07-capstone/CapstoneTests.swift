import ExerciseSupport
import Testing

@testable import Capstone

@Suite("A client for everything") struct CapstoneTests {
    @Test("The answer is shown as it comes") func plainAnswer() async {
        await play(AskRun("When is high water?"), gives: whole, "request 1")
    }

    @Test("Where the bytes are cut does not matter") func cuts() async {
        for fault in ["cut=none", "cut=characters"] {
            await play(AskRun("When is high water?", faults: [fault]), gives: whole, "request 1")
        }
        for fault in ["newline=crlf&cut=newlines", "newline=cr&cut=37b"] {
            await play(
                AskRun("When is high water?", faults: [fault + "&tokens=10"]),
                gives: "completed",
                #"text "High water at 16:40 – the café""#,
                "request 1"
            )
        }
    }

    @Test("What cannot be read is passed over") func unreadable() async {
        await play(
            AskRun("When is high water?", faults: ["malformed=8"]),
            gives: #"""
                completed
                text "High water at:40 – the café on the quay gets wet feet. 🌊"
                request 1
                """#
        )
        await play(
            AskRun("When is high water?", faults: ["malformed=11&tokens=6"]),
            gives: "completed",
            #"text "High water at 16:40""#,
            "request 1"
        )
        await play(
            AskRun("Write it down.", model: "unknown-event"),
            gives: "completed",
            #"text "The file is written.""#,
            "request 1"
        )
    }

    @Test("A request that failed is sent again, after a wait") func retry() async {
        await play(
            AskRun("When is high water?", faults: ["status=429&retry-after=3s"]),
            gives: whole,
            "request 1",
            "request 2 after 3s: the same"
        )
        await play(
            AskRun("When is high water?", faults: ["status=503", "reset=4", "tokens=6"]),
            gives: "completed",
            #"text "High water at 16:40""#,
            "request 1",
            "request 2 after 1s: the same",
            "request 3 after 2s: the same"
        )
    }

    @Test("Retries come to an end") func givingUp() async {
        let wrongKey = "Incorrect API key provided: simulated. This is the fault 'status=401'."
        await play(
            AskRun("When is high water?", faults: ["status=401"]),
            gives: "failed(\"\(wrongKey)\")",
            #"text """#,
            "request 1"
        )
        let overloaded =
            "The engine is overloaded, try again later. This is the fault 'status=503'."
        await play(
            AskRun("When is high water?", faults: Array(repeating: "status=503", count: 6)),
            gives: "failed(\"\(overloaded)\")",
            #"text """#,
            "request 1",
            "request 2 after 1s: the same",
            "request 3 after 2s: the same",
            "request 4 after 4s: the same"
        )
    }

    @Test("Only a last word of the API ends an answer") func lastWord() async {
        await play(
            AskRun("When is high water?", faults: ["terminator=none&tokens=6"]),
            gives: "interrupted(endOfBody)",
            #"text "High water at 16:40""#,
            "request 1"
        )
        await play(
            AskRun("Which moons are large?", model: "length"),
            gives: #"incomplete("max_output_tokens")"#,
            #"text "The four largest moons of Jupiter are Io, Europa, Ganymede and""#,
            "request 1"
        )
        await play(
            AskRun("Why are there tides?", model: "failed"),
            gives: #"failed("The model ran out of memory. You can try again.")"#,
            #"text "Three things decide how high the tide is: the moon, the sun and""#,
            "request 1"
        )
        let message =
            "The server had an error while processing your request. This is the fault 'error'."
        await play(
            AskRun("When is high water?", faults: ["error=2:flat"]),
            gives: "failed(\"\(message)\")",
            #"text """#,
            "request 1"
        )
    }

    @Test("A break keeps the text") func breaks() async {
        await play(
            AskRun("When is high water?", faults: ["reset=9"]),
            gives: "interrupted(connectionLost)",
            #"text "High water at 16:""#,
            "request 1"
        )
        await play(
            AskRun("When is high water?", faults: ["eof=15"]),
            gives: "interrupted(endOfBody)",
            #"text "High water at 16:40 – the café on""#,
            "request 1"
        )
    }

    @Test("A silence has a limit, and a slow answer has none") func silence() async {
        await play(
            AskRun("When is high water?", faults: ["stall=7"]),
            gives: "interrupted(timedOut)",
            #"text "High water at""#,
            "request 1"
        )
        await play(
            AskRun("When is high water?", faults: ["tokens=6"], isSlow: true),
            gives: "completed",
            #"text "High water at 16:40""#,
            "request 1"
        )
    }

    @Test("Calls are run, and their outputs go back") func calls() async {
        await play(
            AskRun("When can my boat sail?", tools: [("tide", "16:40")]),
            gives: #"""
                completed
                text "Cast off at 16:40. Fair winds!"
                ran tide({"harbour":"Saint-Malo"})
                request 1
                request 2 adds: assistant calls tide; output of tide "16:40"
                """#
        )
    }

    @Test("Nothing of a cut answer is run") func cutCalls() async {
        await play(
            AskRun("Who wins the race?", faults: ["drop=25"], tools: [("tide", "16:40")]),
            gives: "interrupted(connectionLost)",
            #"text "Let me see. ""#,
            "request 1"
        )
        await play(
            AskRun("Can my boat sail?", faults: ["terminator=none"], tools: [("tide", "16:40")]),
            gives: #"""
                completed
                text "Cast off at 16:40. Fair winds!"
                ran tide({"harbour":"Saint-Malo"})
                request 1
                request 2 after 1s: the same
                request 3 adds: assistant calls tide; output of tide "16:40"
                """#
        )
    }

    @Test("Stop ends it at once") func stop() async {
        await play(
            AskRun("When is high water?", faults: ["cut=none"], stop: .afterPieces(3)),
            gives: "stopped",
            #"text "High water at""#,
            "request 1"
        )
        await play(
            AskRun("When is high water?", faults: ["stall=8"], stop: .inSilence),
            gives: "stopped",
            #"text "High water at 16""#,
            "request 1"
        )
    }

    @Test("No connection stays open") func closing() async {
        await play(
            AskRun(
                "When is high water?",
                faults: ["cut=none"],
                stop: .afterPieces(2),
                showsOpen: true
            ),
            gives: "stopped",
            #"text "High water""#,
            "request 1"
        )
        await play(
            AskRun("When is high water?", faults: ["stall=6"], showsOpen: true),
            gives: "interrupted(timedOut)",
            #"text "High water""#,
            "request 1"
        )
        await play(
            AskRun(
                "When is high water?",
                faults: ["status=429&retry-after=1s", "tokens=6"],
                showsOpen: true
            ),
            gives: "completed",
            #"text "High water at 16:40""#,
            "request 1",
            "request 2 after 1s: the same"
        )
    }
}

extension CapstoneTests {
    private var whole: Swift.String {
        "completed\n" + #"text "High water at 16:40 – the café on the quay gets wet feet. 🌊""#
    }

    private func play(
        _ run: AskRun,
        gives lines: Swift.String...,
        line: Int = #line
    ) async {
        let got: PlainText = await run.play { api, clock, show in
            await ask(
                run.question,
                over: api,
                tools: run.tools,
                idleLimit: AskRun.idleLimit,
                clock: clock,
                show: show
            )
        }
        ExerciseSupport.check(
            got,
            is: PlainText(lines.joined(separator: "\n")),
            in: run.description,
            sourceLocation: here(line)
        )
    }
}
