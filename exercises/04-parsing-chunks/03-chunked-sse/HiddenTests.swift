import ExerciseSupport
import Testing

@testable import ChunkedSSE

@Suite("Events out of any chunks, graded") struct ChunkedSSEHiddenTests {
    @Test("Every place to cut") func everyPlace() {
        let stream: Chunks = "data: {\"delta\":\"日本\"}\r\rid: é\r\nevent: 終\r\ndata: ü\n\r\n"
        let expected = [
            ServerSentEvent(data: "{\"delta\":\"日本\"}"),
            ServerSentEvent(type: "終", data: "ü", lastEventID: "é"),
        ]
        expect(stream, cut: [.everyPlace, .sizes(1...7)], gives: expected)
    }

    @Test("Every set of cuts") func everySet() {
        expect("data:é\r\r", cut: [.everySet], gives: [message("é")])
        expect("data\r\n\r\n", cut: [.everySet], gives: [message("")])
    }

    @Test("Streams drawn at random") func randomStreams() {
        var generator = SeededGenerator(seed: 4_03)
        for seed: UInt64 in 1...12 {
            let sample = Sample(&generator)
            let stream = Chunks(bytes: Array(sample.text.utf8))
            expect(stream, cut: [.random(ways: 12, seed: seed)], gives: sample.events)
        }
    }

    @Test("Every mix of line endings") func mixedEndings() {
        for first in ["\n", "\r", "\r\n"] {
            for second in ["\n", "\r\n"] where first + second != "\r\n" {
                let stream = Chunks(notation: "data: a" + first + "data: b" + second + second)
                expect(stream, cut: [.everyPlace], gives: [message("a\nb")])
            }
        }
        let others = "a\u{85}b\u{0C}c\u{2029}d\u{1E}e"
        expect(Chunks(notation: "data: \(others)\r\n\r\n"), gives: [message(others)])
    }

    @Test("Ended by the byte that ends it") func endedByEachByte() {
        expectPerChunk("data\r|\r|data|\r\n|\n", gives: [[], [message("")], [], [], [message("")]])
        expectPerChunk("data: a\r\n|\r|||\n|\n", gives: [[], [message("a")], [], [], [], []])
        expectPerChunk("data: a\r|\ndata: b\r|\r", gives: [[], [], [message("a\nb")]])
        expectPerChunk("data: a\r|\r|data: b\n\n", gives: [[], [message("a")], [message("b")]])
    }

    @Test("Fields at the edge") func fieldEdges() {
        expect("data:\tone\n\n", gives: [message("\tone")])
        expect("data::\n\n", gives: [message(":")])
        expect("DATA: x\ndatum: x\nda: x\ndata: y\n\n", gives: [message("y")])
        expect("data: x\n:data: y\n\n", gives: [message("x")])
        expect(
            "retry: 3\nevent: a\nevent: b\ndata: x\n\n",
            gives: [ServerSentEvent(type: "b", data: "x")]
        )
        expect("data:   \n\n", gives: [message("  ")])
    }

    @Test("Combining marks") func combiningMarks() {
        expect("data:\u{301}a\n\n", cut: [.everyPlace], gives: [message("\u{301}a")])
        expect("data: \u{301}a\n\u{301}\n\n", gives: [message("\u{301}a")])
    }

    @Test("Bytes that are no UTF-8") func invalidBytes() {
        let stream: Chunks = #"data: \xE2\x82A\xF0\x9F\x98\n\xC3\xA9: x\ndata\xFF: y\n\n"#
        expect(stream, cut: [.everyPlace], gives: [message("\u{FFFD}A\u{FFFD}")])
    }

    @Test("Ids at the edge") func idEdges() {
        let alone = [ServerSentEvent(data: "x", lastEventID: "9")]
        expect("id: 9\n\ndata: x\n\n", gives: alone)
        let last = [ServerSentEvent(data: "x", lastEventID: "2")]
        expect("data: x\nid: 1\nid:2\nid: a\0\n\n", gives: last)
        expect("id: 1\n\nid:\ndata: x\n\n", gives: [message("x")])
    }

    @Test("Byte order marks elsewhere") func marksElsewhere() {
        let two: Chunks = #"\xEF\xBB\xBF\xEF\xBB\xBFdata: a\ndata: b\n\n"#
        expect(two, cut: [.everyPlace, .sizes(1...3)], gives: [message("b")])
        expect(#"\xEF|\xBB||\xBF|data: a\n\n"#, gives: [message("a")])
        let chunkStart: Chunks = #"data: a|\xEF\xBB\xBFb\n\n"#
        expect(chunkStart, gives: [message("a\u{FEFF}b")])
        expect(#"\n\xEF\xBB\xBFdata: a\ndata: b\n\n"#, gives: [message("b")])
    }
}

extension ChunkedSSEHiddenTests {
    /// The events that come out of all chunks.
    private func expect(
        _ input: Chunks,
        cut cuts: [Cuts] = [],
        gives expected: [ServerSentEvent],
        line: Int = #line
    ) {
        ExerciseSupport.check(input, cut: cuts, gives: expected, sourceLocation: here(line)) {
            var parser = SSEParser()
            return $0.flatMap { parser.push($0) }
        }
    }

    /// The events that come out of each chunk.
    private func expectPerChunk(
        _ input: Chunks,
        gives expected: [[ServerSentEvent]],
        line: Int = #line
    ) {
        ExerciseSupport.check(input, gives: expected, sourceLocation: here(line)) {
            var parser = SSEParser()
            return $0.map { parser.push($0) }
        }
    }

    private func message(_ data: String) -> ServerSentEvent { ServerSentEvent(data: data) }
}

/// A stream that was put together at random, and its events.
private struct Sample {
    var text = ""
    var events: [ServerSentEvent] = []

    init(_ generator: inout SeededGenerator) {
        let words = ["", "one", "é", "日本", "👩‍👧", ": ", " x", "{\"a\":1}"]
        var lastEventID = ""
        for _ in 0..<generator.number(in: 1...3) {
            let ending = generator.pick(["\n", "\r", "\r\n"])
            var data: [String] = []
            for _ in 0..<generator.number(in: 0...2) {
                data.append(generator.pick(words))
                text += "data: " + data[data.count - 1] + ending
            }
            if generator.flip() { text += ": " + generator.pick(words) + ending }
            if generator.flip() {
                lastEventID = generator.pick(words)
                text += "id: " + lastEventID + ending
            }
            text += ending
            if data.isEmpty { continue }
            let joined = data.joined(separator: "\n")
            events.append(ServerSentEvent(data: joined, lastEventID: lastEventID))
        }
    }
}
