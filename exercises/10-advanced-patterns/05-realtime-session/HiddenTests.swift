import ExerciseSupport
import Testing

@testable import RealtimeTranscripts

@Suite("A conversation that can be interrupted, graded") struct RealtimeTranscriptHiddenTests {
    @Test("An interruption at any moment") func anyMoment() {
        var generator = SeededGenerator(seed: 10_05)
        for _ in 0..<16 {
            var steps: [RealtimeStep] = [.user("u", "Read it."), .created("a")]
            var pieces: [(String, Int)] = []
            var sound = 0
            for _ in 0..<generator.number(in: 1...5) {
                let word = generator.pick(["Stir ", "é ", "👩‍🍳 ", "10 g "])
                steps.append(.words("a", word))
                pieces.append((word, sound))
                let length = generator.number(in: 1...9)
                steps.append(.sound("a", length))
                sound += length
            }
            let isDone = generator.flip()
            if isDone { steps.append(.done("a")) }
            let heard = generator.number(in: 0...(sound - 1))
            steps.append(.interrupt(heard: heard))
            steps += [.words("a", "Late "), .sound("a", 10), .created("b"), .words("a", "Late ")]
            steps += [.words("b", "Yes?"), .done("a", "cancelled"), .done("b")]
            let kept = pieces.filter { $0.1 < heard }.map(\.0).joined()
            let end = RealtimeCommand.truncate(
                itemID: "item_a",
                contentIndex: 0,
                audioEndMilliseconds: heard
            )
            expect(
                steps,
                turns: [
                    RealtimeTurn(.user, "Read it."), RealtimeTurn(.assistant, kept, .cancelled),
                    RealtimeTurn(.assistant, "Yes?"),
                ],
                sends: isDone ? [end] : [.cancel(responseID: "a"), end]
            )
        }
    }

    @Test("Deltas of every other response") func interleaved() {
        let old: [RealtimeStep] = [.text("a", "old"), .sound("a", 50), .words("a", "old")]
        let steps: [RealtimeStep] = [.created("a"), .text("a", "A"), .created("b")]
        expect(
            steps + old + [.text("b", "B"), .interrupt(heard: 0)] + old,
            turns: [
                RealtimeTurn(.assistant, "A", .open), RealtimeTurn(.assistant, "B", .cancelled),
            ],
            sends: [.cancel(responseID: "b")]
        )
    }

    @Test("A second interruption") func secondInterruption() {
        let first: [RealtimeStep] = [
            .created("a"), .words("a", "One "), .sound("a", 20), .words("a", "two"),
            .sound("a", 20), .interrupt(heard: 10),
        ]
        let second: [RealtimeStep] = [
            .created("b"), .words("b", "Three "), .sound("b", 5), .interrupt(heard: 5),
        ]
        expect(
            first + [.done("a", "failed")] + second + [.done("b", "completed")],
            turns: [
                RealtimeTurn(.assistant, "One ", .cancelled),
                RealtimeTurn(.assistant, "Three ", .cancelled),
            ],
            sends: [
                .cancel(responseID: "a"),
                .truncate(itemID: "item_a", contentIndex: 0, audioEndMilliseconds: 10),
                .cancel(responseID: "b"),
                .truncate(itemID: "item_b", contentIndex: 0, audioEndMilliseconds: 5),
            ]
        )
    }

    @Test("Events at the edge") func edges() {
        let rest: [RealtimeStep] = [
            .event(["type": "response.done", "response": ["id": "z", "status": "completed"]]),
            .event(["type": "rate_limits.updated", "rate_limits": []]),
            .event(["type": "response.output_text.done", "response_id": "a", "text": "Hi"]),
            .event(["type": "error", "error": ["message": "x"]]), .event([:]),
        ]
        expect(
            [.created("a"), .text("a", "Hi")] + rest + [.done("a")] + rest,
            turns: [RealtimeTurn(.assistant, "Hi")],
            sends: []
        )
        let place: JSONValue = [
            "type": "response.output_audio.delta", "response_id": "a", "item_id": "m7",
            "content_index": 2, "delta": .string(Sound.silence(milliseconds: 30)),
        ]
        expect(
            [.created("a"), .words("a", "Hi"), .event(place), .interrupt(heard: 0)],
            turns: [RealtimeTurn(.assistant, "", .cancelled)],
            sends: [
                .cancel(responseID: "a"),
                .truncate(itemID: "m7", contentIndex: 2, audioEndMilliseconds: 0),
            ]
        )
        expect(
            [.created("a"), .words("a", "Hi"), .sound("a", 1), .interrupt(heard: 0)],
            turns: [RealtimeTurn(.assistant, "", .cancelled)],
            sends: [
                .cancel(responseID: "a"),
                .truncate(itemID: "item_a", contentIndex: 0, audioEndMilliseconds: 0),
            ]
        )
    }
}

extension RealtimeTranscriptHiddenTests {
    private func expect(
        _ steps: [RealtimeStep],
        turns: [RealtimeTurn],
        sends: [RealtimeCommand],
        line: Int = #line
    ) {
        var transcript = RealtimeTranscript()
        var sent: [RealtimeCommand] = []
        for step in steps {
            switch step {
            case .event(let event): transcript.take(event)
            case .interrupt(let heard): sent += transcript.interrupt(heard: heard)
            }
        }
        let got: [RealtimeTurn] = transcript.turns
        let lines = { (turns: [RealtimeTurn], sent: [RealtimeCommand]) in
            (turns.map(\.description) + sent.map { "sends \($0)" }).joined(separator: "\n")
        }
        let outcome = ExerciseSupport.PlainText(lines(got, sent))
        let expected = ExerciseSupport.PlainText(lines(turns, sends))
        if outcome == expected { return }
        ExerciseSupport.check(
            outcome,
            is: expected,
            in: steps.map(\.description).joined(separator: "\n"),
            sourceLocation: here(line)
        )
    }
}
