import ExerciseSupport
import Testing

@testable import ResumeStream

@Suite("Resume a stream, graded") struct ResumeStreamHiddenTests {
    @Test("Every set of breaks") func everySet() {
        let count = 7
        for set in 0..<(1 << (count - 1)) {
            var connections: [RecordedAnswer.Connection] = []
            var lines: [Swift.String] = []
            var start = 0
            for number in 0..<count where set >> number & 1 == 1 || number == count - 1 {
                let isLast = number == count - 1
                let ending = isLast || number.isMultiple(of: 2) ? RecordedAnswer.Ending.end : .lost
                connections.append(.brings(start..<number + 1, of: count, then: ending))
                lines.append(line(start, start..<number + 1, of: count))
                start = number + 1
            }
            expect(connections, Account(lines + ["returns"]))
        }
    }

    @Test("Every overlap") func everyOverlap() {
        for cut in 0...5 {
            for start in 0...5 {
                let first = line(0, 0..<cut, of: 6)
                let connections: [RecordedAnswer.Connection] = [
                    .brings(0..<cut, of: 6, then: .lost), .brings(start..<6, of: 6, then: .end),
                ]
                if start <= cut {
                    expect(connections, Account([first, line(cut, cut..<6, of: 6), "returns"]))
                } else {
                    let gap = "throws ResumeGap(expected: \(cut), got: \(start))"
                    expect(connections, Account([first, line(cut, 0..<0, of: 6), gap]))
                }
            }
        }
    }

    @Test("Within one connection") func within() {
        let events = [0, 1, 1, 2, 0, 3].map { AnswerEvent($0, isLast: $0 == 3) }
        expect(
            [.init(events, then: .end)],
            ["open(startingAfter: nil): 0 1 2 3 (last)", "returns"]
        )
        expect(
            [.init([0, 1, 4, 2].map { AnswerEvent($0) }, then: .lost)],
            ["open(startingAfter: nil): 0 1", "throws ResumeGap(expected: 2, got: 4)"]
        )
    }

    @Test("Repeats are nothing new") func repeats() {
        let again = RecordedAnswer.Connection.brings(0..<2, of: 9, then: .lost)
        expect(
            [again, again, again, again, again],
            [
                "open(startingAfter: nil): 0 1", "open(startingAfter: 1)",
                "open(startingAfter: 1)", "open(startingAfter: 1)", "throws ConnectionLost(cut)",
            ]
        )
        expect(
            [.brings(0..<0, of: 9, then: .gone)],
            ["open(startingAfter: nil)", "throws AnswerGone"]
        )
    }

    private func line(_ next: Int, _ delivered: Range<Int>, of count: Int) -> Swift.String {
        let call = "open(startingAfter: \(next == 0 ? "nil" : "\(next - 1)"))"
        let events = delivered.map { AnswerEvent($0, isLast: $0 == count - 1).description }
        return events.isEmpty ? call : "\(call): \(events.joined(separator: " "))"
    }
}

extension ResumeStreamHiddenTests {
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
