import ExerciseSupport
import Testing

@testable import EncodeEvents

@Suite("Write an event, graded") struct EncodeEventsHiddenTests {
    private let pieces = [
        "", " ", "one", ":", "data: x", "\n", "\r", "\r\n", "日本", "\u{301}", "\0", "[DONE]", "\t",
        "\u{85}", "\u{FEFF}",
    ]

    @Test("What was written is read back") func roundTrip() {
        var generator = SeededGenerator(seed: 2_05)
        for _ in 1...80 {
            let data = (0..<generator.number(in: 0...6)).map { _ in generator.pick(pieces) }
            let event = ServerSentEvent(
                type: generator.pick(["message", "ping", "a: b", " x", "é"]),
                data: data.joined(),
                lastEventID: generator.pick(["", "1", " 2", "a:b", "日本"])
            )
            guard expectRoundTrip(event) else { return }
        }
    }

    @Test("Every row of line endings") func everyRow() {
        var texts = [""]
        var newest = texts
        for _ in 1...4 {
            newest = newest.flatMap { text in ["\n", "\r", "a"].map { text + $0 } }
            texts += newest
        }
        for text in texts {
            guard expectRoundTrip(ServerSentEvent(data: text)) else { return }
        }
    }

    @Test("Several events one after the other") func several() {
        let events = [
            ServerSentEvent(type: "a", data: "1\n2"), ServerSentEvent(data: ""),
            ServerSentEvent(type: "b", data: "\n", lastEventID: "9"),
        ]
        let text = events.compactMap { try? encode($0) as String }.joined()
        let got = Reader.events(of: text)
        ExerciseSupport.check(got, is: events, in: shown(chunks: [Array(text.utf8)]))
    }

    @Test("What would be another line") func injection() {
        var generator = SeededGenerator(seed: 2_06)
        for _ in 1...40 {
            let ending = generator.pick(["\n", "\r", "\r\n"])
            let text =
                generator.pick(["", "a", "é"]) + ending
                + generator.pick(["", "data: b", "\u{301}"])
            let type = ServerSentEvent(type: text, data: "x", lastEventID: "1")
            guard expect(type, throws: .lineEnding(in: .type)) else { return }
            let id = ServerSentEvent(type: "a", data: "x", lastEventID: text)
            guard expect(id, throws: .lineEnding(in: .id)) else { return }
        }
        expect(ServerSentEvent(type: "a", data: "x", lastEventID: "\0"), throws: .zeroInID)
        expect(ServerSentEvent(type: "", data: "", lastEventID: ""), throws: .emptyType)
    }
}

/// Reads what was written, as the standard says; a CR in it would be another line.
private enum Reader {
    static func events(of text: String) -> [ExerciseSupport.ServerSentEvent] {
        var events: [ExerciseSupport.ServerSentEvent] = []
        var open = ServerSentEvent(data: "")
        var data: [String] = []
        var lines = text.utf8.split(omittingEmptySubsequences: false) { $0 == 10 || $0 == 13 }
        lines.removeLast()
        for line in lines {
            let name = line.prefix { $0 != 58 }
            var value = line.dropFirst(name.count + 1)
            if value.first == 32 { value.removeFirst() }
            switch String(decoding: name, as: UTF8.self) {
            case "data": data.append(String(decoding: value, as: UTF8.self))
            case "event": open.type = String(decoding: value, as: UTF8.self)
            case "id": open.lastEventID = String(decoding: value, as: UTF8.self)
            case "" where line.isEmpty:
                open.data = data.joined(separator: "\n")
                if !data.isEmpty { events.append(open) }
                open.type = "message"
                data = []
            default: break
            }
        }
        return events
    }

    /// The event with the line endings that a stream can carry.
    static func normal(
        _ event: ExerciseSupport.ServerSentEvent
    ) -> ExerciseSupport.ServerSentEvent {
        var bytes = Array(event.data.utf8)
        bytes.replace([13, 10], with: [10])
        bytes.replace([13], with: [10])
        var event = event
        event.data = String(decoding: bytes, as: UTF8.self)
        return event
    }
}

extension EncodeEventsHiddenTests {
    /// - Returns: Whether the event came back, so that a mistake is told once.
    private func expectRoundTrip(
        _ event: ExerciseSupport.ServerSentEvent,
        line: Int = #line
    ) -> Bool {
        let expected = [Reader.normal(event)]
        let text: String
        do {
            text = try encode(event)
        } catch {
            recordFailure(
                input: "\(event)",
                expected: shown(expected),
                got: "it throws \(error)",
                sourceLocation: here(line)
            )
            return false
        }
        let got = Reader.events(of: text)
        let note = "written as " + shown(chunks: [Array(text.utf8)])
        ExerciseSupport.check(
            got,
            is: expected,
            in: "\(event)",
            note: note,
            sourceLocation: here(line)
        )
        return got == expected
    }

    /// - Returns: Whether the error came, so that a mistake is told once.
    @discardableResult
    private func expect(
        _ event: ExerciseSupport.ServerSentEvent,
        throws expected: EventEncodingError,
        line: Int = #line
    ) -> Bool {
        var got = ""
        do {
            got = shown(chunks: [Array(try encode(event).utf8)])
        } catch {
            let thrown: any Error = error
            if thrown as? EventEncodingError == expected { return true }
            got = "it throws \(thrown)"
        }
        recordFailure(
            input: "\(event)",
            expected: "it throws \(expected)",
            got: got,
            sourceLocation: here(line)
        )
        return false
    }
}
