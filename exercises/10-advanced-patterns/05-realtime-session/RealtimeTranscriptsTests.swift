import ExerciseSupport
import Testing

@testable import RealtimeTranscripts

@Suite("A conversation that can be interrupted") struct RealtimeTranscriptTests {
    @Test("A user's turn stands where its item came") func users() {
        let spoken: JSONValue = [
            "id": "u2", "type": "message", "role": "user", "content": [["type": "input_audio"]],
        ]
        let transcript: JSONValue = [
            "type": "conversation.item.input_audio_transcription.completed", "item_id": "u2",
            "transcript": "And then?",
        ]
        expect(
            [
                .user("u1", "Hello"), .event(["type": "conversation.item.added", "item": spoken]),
                .created("r1"), .text("r1", "Well"), .event(transcript), .done("r1"),
            ],
            turns: [
                RealtimeTurn(.user, "Hello"), RealtimeTurn(.user, "And then?"),
                RealtimeTurn(.assistant, "Well"),
            ]
        )
    }

    @Test("A response makes a turn, and its deltas make the text") func deltas() {
        expect([.created("r1")], turns: [RealtimeTurn(.assistant, "", .open)])
        expect(
            [.created("r1"), .text("r1", "Hel"), .text("r1", "lo.")],
            turns: [RealtimeTurn(.assistant, "Hello.", .open)]
        )
        expect(
            [.created("r1"), .text("r1", "Hel"), .user("u1", "Wait"), .text("r1", "lo.")],
            turns: [RealtimeTurn(.assistant, "Hello.", .open), RealtimeTurn(.user, "Wait")]
        )
    }

    @Test("A delta of another response changes nothing") func oldDeltas() {
        expect(
            [
                .created("r1"), .text("r1", "One"), .done("r1", "cancelled"), .created("r2"),
                .text("r1", " more"), .text("r2", "Two"),
            ],
            turns: [
                RealtimeTurn(.assistant, "One", .cancelled),
                RealtimeTurn(.assistant, "Two", .open),
            ]
        )
        expect([.text("r0", "lost")], turns: [])
    }

    @Test("The last event of a response says how its turn ended") func ends() {
        for state in ["completed", "cancelled", "incomplete", "failed"] {
            expect(
                [.created("r1"), .text("r1", "x"), .done("r1", state)],
                turns: [RealtimeTurn(.assistant, "x", RealtimeTurn.State(rawValue: state)!)]
            )
        }
        expect(
            [.created("r1"), .created("r2"), .done("r1", "cancelled"), .text("r2", "Two")],
            turns: [
                RealtimeTurn(.assistant, "", .cancelled), RealtimeTurn(.assistant, "Two", .open),
            ]
        )
    }

    @Test("An interruption keeps what was heard") func heard() {
        let spoken: [RealtimeStep] = [
            .created("r1"), .words("r1", "Whisk "), .sound("r1", 600), .words("r1", "the eggs, "),
            .sound("r1", 900), .words("r1", "then add flour."), .sound("r1", 200),
        ]
        expect(
            spoken + [.interrupt(heard: 900)],
            turns: [RealtimeTurn(.assistant, "Whisk the eggs, ", .cancelled)]
        )
        expect(
            spoken + [.interrupt(heard: 1500), .words("r1", "Late"), .done("r1", "cancelled")],
            turns: [RealtimeTurn(.assistant, "Whisk the eggs, ", .cancelled)]
        )
        expect(
            [.created("r1"), .text("r1", "Whisk "), .interrupt(heard: 0), .text("r1", "the")],
            turns: [RealtimeTurn(.assistant, "Whisk ", .cancelled)]
        )
        expect(
            spoken + [.done("r1"), .interrupt(heard: 100)],
            turns: [RealtimeTurn(.assistant, "Whisk ", .cancelled)]
        )
    }

    @Test("The server is told, and nothing too much") func commands() {
        let start: [RealtimeStep] = [.created("r1"), .words("r1", "Whisk"), .sound("r1", 800)]
        let truncate = { (end: Int) in
            RealtimeCommand.truncate(itemID: "item_r1", contentIndex: 0, audioEndMilliseconds: end)
        }
        expect(start + [.interrupt(heard: 300)], sends: [.cancel(responseID: "r1"), truncate(300)])
        expect(start + [.interrupt(heard: 950)], sends: [.cancel(responseID: "r1"), truncate(800)])
        expect(start + [.done("r1"), .interrupt(heard: 300)], sends: [truncate(300)])
        expect(
            [.created("r1"), .text("r1", "Hi"), .interrupt(heard: 0)],
            sends: [.cancel(responseID: "r1")]
        )
    }

    @Test("Where nothing plays, nothing is interrupted") func nothingPlays() {
        expect([.interrupt(heard: 0)], sends: [])
        let played: [RealtimeStep] = [
            .created("r1"), .words("r1", "Hi"), .sound("r1", 800), .done("r1"),
            .interrupt(heard: 800),
        ]
        expect(played, sends: [])
        expect(played, turns: [RealtimeTurn(.assistant, "Hi")])
        let text: [RealtimeStep] = [.created("r1"), .text("r1", "Hi"), .done("r1")]
        expect(text + [.interrupt(heard: 0)], turns: [RealtimeTurn(.assistant, "Hi")])
        let twice: [RealtimeStep] = [.created("r1"), .interrupt(heard: 0), .interrupt(heard: 0)]
        expect(twice, sends: [.cancel(responseID: "r1")])
    }

    @Test("An error does not end the conversation") func errors() {
        let error: JSONValue = [
            "type": "error",
            "error": ["type": "invalid_request_error", "code": "response_cancel_not_active"],
        ]
        expect(
            [.created("r1"), .text("r1", "Hi "), .event(error), .text("r1", "there"), .done("r1")],
            turns: [RealtimeTurn(.assistant, "Hi there")]
        )
    }
}

extension RealtimeTranscriptTests {
    private func expect(_ steps: [RealtimeStep], turns: [RealtimeTurn], line: Int = #line) {
        let got: [RealtimeTurn] = run(steps).turns
        let expected = turns.map(\.description).joined(separator: "\n")
        let shown = got.map(\.description).joined(separator: "\n")
        compare(shown, expected, steps, line)
    }

    private func expect(_ steps: [RealtimeStep], sends: [RealtimeCommand], line: Int = #line) {
        let got: [RealtimeCommand] = run(steps).sent
        let expected = sends.map(\.description).joined(separator: "\n")
        compare(got.map(\.description).joined(separator: "\n"), expected, steps, line)
    }

    private func run(_ steps: [RealtimeStep]) -> (turns: [RealtimeTurn], sent: [RealtimeCommand]) {
        var transcript = RealtimeTranscript()
        var sent: [RealtimeCommand] = []
        for step in steps {
            switch step {
            case .event(let event): transcript.take(event)
            case .interrupt(let heard): sent += transcript.interrupt(heard: heard)
            }
        }
        return (transcript.turns, sent)
    }

    private func compare(_ got: String, _ expected: String, _ steps: [RealtimeStep], _ line: Int) {
        ExerciseSupport.check(
            PlainText(got.isEmpty ? "(nothing)" : got),
            is: PlainText(expected.isEmpty ? "(nothing)" : expected),
            in: steps.map(\.description).joined(separator: "\n"),
            sourceLocation: here(line)
        )
    }
}
