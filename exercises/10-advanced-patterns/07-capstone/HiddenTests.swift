import ExerciseSupport
import Testing

@testable import Capstone

@Suite("A client for everything, graded") struct CapstoneHiddenTests {
    @Test("Every cut") func everyCut() async {
        var generator = SeededGenerator(seed: 10_07)
        // Ten tokens hold a dash and an é.
        await play(
            AskRun(question, faults: ["cut=53b&newline=cr&tokens=10"]),
            gives: "completed",
            text(10),
            "request 1"
        )
        await play(AskRun(question, faults: ["cut=1000b"]), gives: whole, "request 1")
        for newline in ["cr", "crlf"] {
            let places = (1...8).map { _ in generator.number(in: 1...6200) }
            let cuts = Set(places).sorted().map(Swift.String.init).joined(separator: ",")
            let fault = "cut=\(cuts)&newline=\(newline)&bom=on&tokens=10"
            await play(AskRun(question, faults: [fault]), gives: "completed", text(10), "request 1")
        }
        // One by one: the mark and the first event, and a delta from its wave to its empty line.
        let bytes = [1...40, 2340...2430].flatMap { $0.map { "\($0)" } }.joined(separator: ",")
        let fault = "cut=\(bytes)&newline=crlf&bom=on&retry=9&tokens=2"
        await play(
            AskRun("🌊", model: "general", faults: [fault]),
            gives: "completed",
            #"text "“🌊""#,
            "request 1"
        )
        await play(
            AskRun(
                "May my boat sail?",
                faults: ["cut=90b&ids=on", "cut=characters"],
                tools: [("tide", "à 16:40")]
            ),
            gives: "completed",
            #"text "Cast off at à 16:40. Fair winds!""#,
            #"ran tide({"harbour":"Saint-Malo"})"#,
            "request 1",
            #"request 2 adds: assistant calls tide; output of tide "à 16:40""#
        )
    }

    @Test("Every break") func everyBreak() async {
        // Three tokens: their deltas are the events 5 to 7, and the last word is the eleventh.
        let again = "request 2 after 1s: the same"
        for (events, ways) in [
            (0, ["reset"]), (2, ["drop"]), (4, ["eof", "reset"]), (5, ["eof", "drop"]),
            (6, ["reset"]), (7, ["eof"]), (10, ["eof", "drop", "reset"]),
        ] {
            for way in ways {
                let faults = ["\(way)=\(events)&tokens=3", "tokens=2"]
                let run = AskRun(question, faults: faults, showsOpen: true)
                if events < 5 {
                    await play(run, gives: "completed", text(2), "request 1", again)
                } else {
                    let reason = way == "eof" ? "endOfBody" : "connectionLost"
                    let seen = text(Swift.min(events - 4, 3))
                    await play(run, gives: "interrupted(\(reason))", seen, "request 1")
                }
            }
        }
    }

    @Test("Bad days") func badDays() async {
        await play(
            AskRun(
                question,
                faults: [
                    "status=500&retry-after=2s", "drop=2",
                    "cut=71b&malformed=2&newline=crlf&tokens=4",
                ]
            ),
            gives: "completed",
            text(4),
            "request 1",
            "request 2 after 2s: the same",
            "request 3 after 2s: the same"
        )
        await play(
            AskRun(question, faults: ["stall=3", "status=409", "retry=9&ids=on&tokens=5"]),
            gives: "completed",
            text(5),
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
            AskRun(question, faults: Array(repeating: "eof=1", count: 6), showsOpen: true),
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
        await play(
            AskRun(question, faults: ["stall=10&tokens=2"]),
            gives: "completed",
            text(2),
            "request 1"
        )
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
        for count in [1, 2, 9, 17] {
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
