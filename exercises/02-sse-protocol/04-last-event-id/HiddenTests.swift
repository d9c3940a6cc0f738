import ExerciseSupport
import Testing

@testable import LastEventID

@Suite("The last event ID, graded") struct LastEventIDHiddenTests {
    @Test("Lines drawn at random") func randomLines() {
        var generator = SeededGenerator(seed: 2_04)
        let values = ["", "1", "é", "a\0", "\0", "12", "007", "+1", "٤", "9 ", "x"]
        let names = ["data", "data", "id", "id", "event", "retry", "note", "ID"]
        for _ in 1...120 {
            var lines: [SSELine] = []
            var expected = Expected()
            for _ in 0..<generator.number(in: 4...20) {
                switch generator.number(in: 0...4) {
                case 0: lines.append(.blank)
                case 1 where generator.flip(): lines.append(.comment(generator.pick(values)))
                default:
                    let name = generator.pick(names)
                    lines.append(.field(name: name, value: generator.pick(values)))
                }
                expected.take(lines[lines.count - 1])
            }
            guard expect(lines, expected) else { return }
        }
    }

    @Test("A stream that is cut after every line") func everyLine() {
        let lines: [SSELine] = [
            field("id", "1"), field("data", "a"), .blank, field("id", "2"), .blank,
            field("id", "3\0"), field("retry", "7"), field("data", "b"), .blank, field("id", ""),
            field("data", "c"), .blank, field("id", "4"), field("data", "d"),
        ]
        var expected = Expected()
        for length in lines.indices {
            expected.take(lines[length])
            guard expect(Array(lines[...length]), expected) else { return }
        }
    }

    @Test("Characters that are no ASCII digits") func digits() {
        let values = ["１", "५", "①", "½", "1\u{301}", "1\0", "0x10", "1_000", "--1", "+", "-0"]
        for value in values {
            expect([field("retry", value)], Expected())
            expect([field("retry", "3"), field("retry", value)], Expected(retry: 3))
        }
        expect([field("retry", "0000")], Expected(retry: 0))
        expect([field("retry", "0123456789")], Expected(retry: 123_456_789))
        expect([field("Retry", "5"), field("retry ", "5")], Expected())
    }

    @Test("Ids of every kind") func ids() {
        for id in [" ", "日本", "0", "a b", "\u{1}", ":", "\u{FEFF}"] {
            let event = ServerSentEvent(data: "x", lastEventID: id)
            let lines = [field("id", id), field("data", "x"), .blank]
            expect(lines, Expected(events: [event], lastEventID: id))
        }
        for id in ["\0", "a\0", "\0a", "a\0b", "\0\0"] {
            expect([field("id", "k"), field("id", id), .blank], Expected(lastEventID: "k"))
        }
    }
}

/// What must come out, and how one gets there.
private struct Expected: Equatable, CustomStringConvertible {
    var events: [ExerciseSupport.ServerSentEvent] = []
    var lastEventID = ""
    var retry: Int?
    var open = (type: "", data: [String](), id: "")

    init(
        events: [ExerciseSupport.ServerSentEvent] = [],
        lastEventID: String = "",
        retry: Int? = nil
    ) {
        (self.events, self.lastEventID, self.retry) = (events, lastEventID, retry)
    }

    mutating func take(_ line: ExerciseSupport.SSELine) {
        switch line {
        case .comment: break
        case .field("data", let value): open.data.append(value)
        case .field("event", let value): open.type = value
        case .field("id", let value) where !value.utf8.contains(0): open.id = value
        case .field("retry", let value):
            if !value.isEmpty, value.utf8.allSatisfy({ 48...57 ~= $0 }) { retry = Int(value) }
        case .field: break
        case .blank:
            lastEventID = open.id
            if !open.data.isEmpty {
                let type = open.type.isEmpty ? "message" : open.type
                let data = open.data.joined(separator: "\n")
                events.append(ServerSentEvent(type: type, data: data, lastEventID: lastEventID))
            }
            open = ("", [], open.id)
        }
    }

    var description: String {
        "\(shown(events)), last event ID \(shown(text: lastEventID)), retry \(shown(retry as Any))"
    }

    static func == (left: Expected, right: Expected) -> Bool {
        left.events == right.events && left.retry == right.retry
            && left.lastEventID.utf8.elementsEqual(right.lastEventID.utf8)
    }
}

extension LastEventIDHiddenTests {
    private func field(_ name: String, _ value: String) -> ExerciseSupport.SSELine {
        .field(name: name, value: value)
    }

    /// - Returns: Whether all came out as expected, so that a mistake is told once.
    @discardableResult
    private func expect(
        _ lines: [ExerciseSupport.SSELine],
        _ expected: Expected,
        line: Int = #line
    ) -> Bool {
        var state = EventStreamState()
        var events: [ExerciseSupport.ServerSentEvent] = []
        for line in lines {
            if let event = state.apply(line) { events.append(event) }
        }
        let id: String = state.lastEventID
        let retry: Int? = state.retry
        let got = Expected(events: events, lastEventID: id, retry: retry)
        if got == expected { return true }
        recordFailure(
            input: lines.map { "\($0)" }.joined(separator: "\n"),
            expected: "\(expected)",
            got: "\(got)",
            sourceLocation: here(line)
        )
        return false
    }
}
