import ExerciseSupport
import Testing

@testable import Capstone

@Suite("A client for everything, graded") struct CapstoneHiddenTests {
    @Test("Every cut") func everyCut() async {
        var generator = SeededGenerator(seed: 10_07)
        let newlines = ["lf", "cr", "crlf"]
        for size in [11, 64, 250, 1000] {
            let fault = "cut=\(size)b&newline=\(generator.pick(newlines))"
            await play(AskRun(question, faults: [fault]), gives: whole, "request 1")
        }
        for _ in 1...4 {
            let places = (1...8).map { _ in generator.number(in: 1...6000) }
            let cuts = Set(places).sorted().map(Swift.String.init).joined(separator: ",")
            let fault = "cut=\(cuts)&newline=\(generator.pick(newlines))&bom=on"
            await play(AskRun(question, faults: [fault]), gives: whole, "request 1")
        }
        await play(
            AskRun(question, faults: ["cut=bytes&tokens=8"]),
            gives: "completed",
            text(8),
            "request 1"
        )
        for size in [17, 90] {
            await play(
                AskRun(
                    "May my boat sail?",
                    faults: ["cut=\(size)b&ids=on", "cut=characters"],
                    tools: [("tide", "à 16:40")]
                ),
                gives: "completed",
                #"text "Cast off at à 16:40. Fair winds!""#,
                #"ran tide({"harbour":"Saint-Malo"})"#,
                "request 1",
                #"request 2 adds: assistant calls tide; output of tide "à 16:40""#
            )
        }
    }

    @Test("Every break") func everyBreak() async {
        var generator = SeededGenerator(seed: 7_10)
        for events in 0...26 {
            let kind = generator.pick(["eof", "drop", "reset"])
            let run = AskRun(question, faults: ["\(kind)=\(events)"], showsOpen: true)
            if events < 5 {
                await play(run, gives: whole, "request 1", "request 2 after 1s: the same")
            } else {
                await play(
                    run,
                    gives: "interrupted(\(kind == "eof" ? "endOfBody" : "connectionLost"))",
                    text(events - 4),
                    "request 1"
                )
            }
        }
    }

    @Test("Bad days") func badDays() async {
        await play(
            AskRun(
                question,
                faults: [
                    "status=500&retry-after=2s", "drop=2", "cut=31b&malformed=2&newline=crlf",
                ]
            ),
            gives: whole,
            "request 1",
            "request 2 after 2s: the same",
            "request 3 after 2s: the same"
        )
        await play(
            AskRun(question, faults: ["stall=3", "status=409", "retry=9&ids=on"]),
            gives: whole,
            "request 1",
            "request 2: the same",
            "request 3 after 2s: the same"
        )
        await play(
            AskRun(question, faults: ["status=408", "reset=12"]),
            gives: "interrupted(connectionLost)",
            text(8),
            "request 1",
            "request 2 after 1s: the same"
        )
        await play(
            AskRun(question, faults: Array(repeating: "eof=3", count: 6), showsOpen: true),
            gives: "interrupted(endOfBody)",
            text(0),
            "request 1",
            "request 2 after 1s: the same",
            "request 3 after 2s: the same",
            "request 4 after 4s: the same"
        )
        await play(
            AskRun(question, faults: ["status=429", "status=418"]),
            gives: #"failed("The request was refused. This is the fault 'status=418'.")"#,
            text(0),
            "request 1",
            "request 2 after 1s: the same"
        )
        await play(
            AskRun(question, faults: ["error=9&cut=characters"], showsOpen: true),
            gives: #"failed("The server had an error while processing your request. "#
                + #"This is the fault 'error'.")"#,
            text(5),
            "request 1"
        )
        // A last word of either kind, and nothing behind it.
        await play(AskRun(question, faults: ["stall=27"]), gives: whole, "request 1")
        await play(
            AskRun(question, model: "failed", faults: ["malformed=20&ids=on"]),
            gives: #"failed("The model ran out of memory. You can try again.")"#,
            #"text "Three things decide how high the tide is: the moon, the sun and""#,
            "request 1"
        )
    }

    @Test("Tools") func tools() async {
        let asks = "assistant \"Let me see. \" calls tide, wind; output of tide \"16:40\"; "
        let runs = "ran tide({\"harbour\":\"Saint-Malo\"})\nran wind({\"at\":\"Cézembre\"})"
        await play(
            AskRun(race, faults: ["cut=none"], tools: [("wind", "3 kn"), ("tide", "16:40")]),
            gives: "completed",
            #"text "Let me see. Cast off at 3 kn. Fair winds!""#,
            runs,
            "request 1",
            "request 2 adds: \(asks)output of wind \"3 kn\""
        )
        await play(
            AskRun(
                race,
                faults: ["", "status=429&retry-after=4s", "stall=2"],
                tools: [("tide", "16:40"), ("wind", nil)],
                showsOpen: true
            ),
            gives: "completed",
            #"text "Let me see. Cast off at Error: no wind today. Fair winds!""#,
            runs,
            "request 1",
            "request 2 adds: \(asks)output of wind \"Error: no wind today\"",
            "request 3 after 4s: the same",
            "request 4: the same"
        )
        await play(
            AskRun(race, faults: ["", "reset=7"], tools: [("tide", "16:40")]),
            gives: "interrupted(connectionLost)",
            #"text "Let me see. Cast off at""#,
            #"ran tide({"harbour":"Saint-Malo"})"#,
            "request 1",
            "request 2 adds: \(asks)output of wind \"Error: there is no tool named wind\""
        )
        await play(
            AskRun(race, faults: ["malformed=34"], tools: [("tide", "16:40"), ("wind", "3 kn")]),
            gives: "interrupted(endOfBody)",
            #"text "Let me see. ""#,
            "request 1"
        )
    }

    @Test("Every stop") func everyStop() async {
        for count in [1, 2, 5, 9, 14, 18] {
            let cut = ["none", "characters", "2000b"][count % 3]
            await play(
                AskRun(
                    question,
                    faults: ["cut=\(cut)"],
                    stop: .afterPieces(count),
                    showsOpen: true
                ),
                gives: "stopped",
                text(count),
                "request 1"
            )
        }
        await play(
            AskRun(question, faults: ["status=503"], stop: .beforeRetry, showsOpen: true),
            gives: "stopped",
            text(0),
            "request 1"
        )
        await play(
            AskRun(question, faults: ["stall=1"], stop: .inSilence, showsOpen: true),
            gives: "stopped",
            text(0),
            "request 1"
        )
        await play(
            AskRun(race, tools: [("tide", "16:40"), ("wind", "3 kn")], stop: .inTool),
            gives: "stopped",
            #"text "Let me see. ""#,
            #"ran tide({"harbour":"Saint-Malo"})"#,
            "request 1"
        )
    }
}

extension CapstoneHiddenTests {
    private var question: Swift.String { "When is the next high water?" }
    private var race: Swift.String { "When does the race begin?" }

    /// The first deltas of the answer, as the account has them.
    private func text(_ count: Int) -> Swift.String {
        let deltas = [
            "High", " water", " at", " 16", ":", "40", " ", "–", " the", " café", " on", " the",
            " quay", " gets", " wet", " feet", ".", " ", "🌊",
        ]
        return "text \"\(deltas.prefix(count).joined())\""
    }

    private var whole: Swift.String { "completed\n" + text(19) }

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
