import ExerciseSupport
import Testing

@testable import ParseThisBuffer

@Suite("Parse this SSE buffer, graded") struct ParseThisBufferHiddenTests {
    @Test("Streams drawn at random") func randomStreams() {
        var generator = SeededGenerator(seed: 2_02)
        let values = ["", "one", " two", "a: b", ":", "日本", "{\"a\":1}", "[DONE]", "\u{2028}"]
        let types = ["", "ping", "message", "response.created"]
        let noise = [
            "", ": still here\n", "note: x\n", "Data: x\n", "retry: 10\n", ":\n",
        ]
        for _ in 1...40 {
            var text = ""
            var events: [ServerSentEvent] = []
            for _ in 0..<generator.number(in: 0...4) {
                var type = ""
                if generator.flip() {
                    type = generator.pick(types)
                    text += "event: " + type + "\n"
                }
                var data: [String] = []
                for _ in 0..<generator.number(in: 0...3) {
                    data.append(generator.pick(values))
                    text += generator.pick(noise) + "data: " + data[data.count - 1] + "\n"
                }
                text += generator.pick(noise) + "\n"
                if data.isEmpty { continue }
                let name = type.isEmpty ? "message" : type
                events.append(ServerSentEvent(type: name, data: data.joined(separator: "\n")))
            }
            guard expect(text, events) else { return }
        }
    }

    @Test("Every beginning of a stream") func everyBeginning() {
        let text = "event: a\ndata: 1\ndata: 2\n\n\ndata:\n\nevent: c\ndata: 3\n\n"
        let all = [
            ServerSentEvent(type: "a", data: "1\n2"), ServerSentEvent(data: ""),
            ServerSentEvent(type: "c", data: "3"),
        ]
        // Where the empty lines of the three events end.
        let ends = [26, 34, 52]
        for length in 0...text.utf8.count {
            let beginning = String(decoding: text.utf8.prefix(length), as: UTF8.self)
            let count = ends.count { $0 <= length }
            guard expect(beginning, Array(all.prefix(count))) else { return }
        }
    }

    @Test("Spaces and colons of values") func values() {
        expect("data:  a \n\n", [ServerSentEvent(data: " a ")])
        expect("data::a:\nevent:x:y\n\n", [ServerSentEvent(type: "x:y", data: ":a:")])
        expect("data:\ta\ndata\n\n", [ServerSentEvent(data: "\ta\n")])
        expect("data:\u{301}\n\n", [ServerSentEvent(data: "\u{301}")])
    }

    @Test("Lines that say nothing") func nothing() {
        expect("\n\n\n", [])
        expect(" \ndata: a\n \ndata: b\n\n", [ServerSentEvent(data: "a\nb")])
        expect("event: a\n\nevent:\n\ndata: x\n\n", [ServerSentEvent(data: "x")])
        expect("datas: a\nda: a\nevents: b\ndata: c\n\n", [ServerSentEvent(data: "c")])
        expect("::\n:\n\n", [])
    }
}

extension ParseThisBufferHiddenTests {
    /// - Returns: Whether the events are the expected ones, so that a mistake is told once.
    @discardableResult
    private func expect(
        _ buffer: String,
        _ expected: [ExerciseSupport.ServerSentEvent],
        line: Int = #line
    ) -> Bool {
        let got: [ExerciseSupport.ServerSentEvent] = parseEvents(buffer)
        let input = shown(chunks: [Array(buffer.utf8)])
        ExerciseSupport.check(got, is: expected, in: input, sourceLocation: here(line))
        return got == expected
    }
}
