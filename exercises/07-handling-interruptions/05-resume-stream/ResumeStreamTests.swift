import ExerciseSupport
import Testing

@testable import ResumeStream

@Suite("Resume a stream") struct ResumeStreamTests {
    @Test("Events are delivered as they come") func delivers() {
        expect(
            [.brings(0..<3, of: 9, then: .silence)],
            ["open(startingAfter: nil): 0 1 2", "waits"]
        )
        expect(
            [.brings(0..<4, of: 4, then: .end)],
            ["open(startingAfter: nil): 0 1 2 3 (last)", "returns"]
        )
    }

    @Test("The last event ends it") func last() {
        expect(
            [.brings(0..<3, of: 3, then: .lost)],
            ["open(startingAfter: nil): 0 1 2 (last)", "returns"]
        )
        expect(
            [.brings(0..<3, of: 3, then: .silence)],
            ["open(startingAfter: nil): 0 1 2 (last)", "returns"]
        )
    }

    @Test("The next connection begins behind what came") func goesOn() {
        expect(
            [.brings(0..<3, of: 5, then: .lost), .brings(3..<5, of: 5, then: .end)],
            ["open(startingAfter: nil): 0 1 2", "open(startingAfter: 2): 3 4 (last)", "returns"]
        )
        expect(
            [
                .brings(0..<1, of: 4, then: .lost), .brings(1..<2, of: 4, then: .lost),
                .brings(2..<4, of: 4, then: .end),
            ],
            [
                "open(startingAfter: nil): 0", "open(startingAfter: 0): 1",
                "open(startingAfter: 1): 2 3 (last)", "returns",
            ]
        )
        expect(
            [.brings(0..<0, of: 2, then: .lost), .brings(0..<2, of: 2, then: .end)],
            ["open(startingAfter: nil)", "open(startingAfter: nil): 0 1 (last)", "returns"]
        )
    }

    @Test("An end that is too early is a loss") func early() {
        expect(
            [.brings(0..<2, of: 4, then: .end), .brings(2..<4, of: 4, then: .end)],
            ["open(startingAfter: nil): 0 1", "open(startingAfter: 1): 2 3 (last)", "returns"]
        )
    }

    @Test("No event is delivered twice") func twice() {
        expect(
            [.brings(0..<3, of: 5, then: .lost), .brings(0..<5, of: 5, then: .end)],
            ["open(startingAfter: nil): 0 1 2", "open(startingAfter: 2): 3 4 (last)", "returns"]
        )
        expect(
            [.brings(0..<3, of: 5, then: .lost), .brings(2..<5, of: 5, then: .end)],
            ["open(startingAfter: nil): 0 1 2", "open(startingAfter: 2): 3 4 (last)", "returns"]
        )
    }

    @Test("A gap is an error") func gap() {
        expect(
            [.brings(0..<2, of: 5, then: .lost), .brings(3..<5, of: 5, then: .end)],
            [
                "open(startingAfter: nil): 0 1", "open(startingAfter: 1)",
                "throws ResumeGap(expected: 2, got: 3)",
            ]
        )
        expect(
            [.brings(1..<3, of: 3, then: .end)],
            ["open(startingAfter: nil)", "throws ResumeGap(expected: 0, got: 1)"]
        )
    }

    @Test("Three losses in a row that bring nothing end it") func givesUp() {
        expect(
            [.brings(0..<2, of: 9, then: .lost)],
            [
                "open(startingAfter: nil): 0 1", "open(startingAfter: 1)",
                "open(startingAfter: 1)", "open(startingAfter: 1)",
                "throws ConnectionLost(nobody there)",
            ]
        )
        let nothing = RecordedAnswer.Connection.brings(0..<0, of: 9, then: .end)
        expect(
            [nothing, nothing, .brings(0..<1, of: 9, then: .lost), nothing, nothing, nothing],
            [
                "open(startingAfter: nil)", "open(startingAfter: nil)",
                "open(startingAfter: nil): 0", "open(startingAfter: 0)",
                "open(startingAfter: 0)", "open(startingAfter: 0)", "throws AnswerCutShort",
            ]
        )
    }

    @Test("Other errors go to the caller") func otherErrors() {
        expect(
            [.brings(0..<2, of: 5, then: .lost), .brings(0..<0, of: 5, then: .gone)],
            ["open(startingAfter: nil): 0 1", "open(startingAfter: 1)", "throws AnswerGone"]
        )
    }
}

extension ResumeStreamTests {
    private func expect(
        _ connections: [RecordedAnswer.Connection],
        _ account: Account,
        line: Int = #line
    ) {
        let answer = RecordedAnswer(connections)
        let got: Account = answer.play { answer, deliver in
            try await follow(answer, deliver: deliver)
        }
        if got == account { return }
        recordFailure(
            input: answer.description,
            expected: account.description,
            got: got.description,
            sourceLocation: here(line)
        )
    }
}
