import ExerciseSupport
import Testing

@testable import ChunkedSSE

@Suite("Events out of any chunks") struct ChunkedSSETests {
    @Test("An empty line ends an event") func oneEvent() {
        expect("data: one\n\n", gives: [message("one")])
        expect("data: one\n\ndata: two\n\n", gives: [message("one"), message("two")])
        expect("data: one\n\ndata: two\n", gives: [message("one")])
        expect("data: one\n|\n", gives: [message("one")])
    }

    @Test("A field is a name, a colon and a value") func fields() {
        expect("data:one\n\n", gives: [message("one")])
        expect("data:  two spaces \n\n", gives: [message(" two spaces ")])
        expect("data: a: b\n\n", gives: [message("a: b")])
        expect(": keep-alive\n:\ndata: c\n\n", gives: [message("c")])
        expect("Data: x\n data: x\ndata : x\ndata: d\n\n", gives: [message("d")])
        expect("data\n\n", gives: [message("")])
    }

    @Test("Data lines are joined by line feeds") func dataLines() {
        expect("data: one\ndata: two\n\n", gives: [message("one\ntwo")])
        expect("data: one\ndata:\ndata\n\n", gives: [message("one\n\n")])
        expect("data:\ndata: two\n\n", gives: [message("\ntwo")])
    }

    @Test("A line ends at LF, CR or CRLF") func lineEndings() {
        expect("data: one\r\n\r\n", gives: [message("one")])
        expect("data: one\r\r", gives: [message("one")])
        expect("data: one\ndata: two\r\ndata: 3\r\n\n", gives: [message("one\ntwo\n3")])
        expect("data: one\u{2028}two\u{0B}\n\n", gives: [message("one\u{2028}two\u{0B}")])
    }

    @Test("The result does not depend on the cuts") func anyCut() {
        let expected = [
            ServerSentEvent(type: "delta", data: "naïve\n🎈"), message("two"),
        ]
        let stream: Chunks = """
            event: delta\r\ndata: naïve\r\ndata: 🎈\r\n\r\ndata: two\n\n
            """
        expect(stream, cut: [.everyPlace, .sizes(1...5)], gives: expected)
    }

    @Test("A CR ends its line at once") func crAtTheEnd() {
        expect("data: one\r|\ndata: two\r\n\r\n", gives: [message("one\ntwo")])
        expectPerChunk("data: one\r\r|data: two", gives: [[message("one")], []])
        expectPerChunk("data: one\r||\n\r\n", gives: [[], [], [message("one")]])
        expect("data: one\r\n\r|\ndata: two\n\n", gives: [message("one"), message("two")])
    }

    @Test("A type holds for one event, an id for all that follow") func typeAndID() {
        let stream: Chunks = "id: 1\nevent: ping\ndata: a\n\ndata: b\n\nid\nevent\ndata: c\n\n"
        let expected = [
            ServerSentEvent(type: "ping", data: "a", lastEventID: "1"),
            ServerSentEvent(type: "message", data: "b", lastEventID: "1"),
            ServerSentEvent(type: "message", data: "c", lastEventID: ""),
        ]
        expect(stream, gives: expected)
        let kept = [ServerSentEvent(data: "a", lastEventID: "1")]
        expect(#"id: 1\nid: x\0y\ndata: a\n\n"#, gives: kept)
    }

    @Test("Without data there is no event") func noData() {
        expect("\n\n\ndata: one\n\n\n\n", gives: [message("one")])
        expect("event: ping\n\ndata: one\n\n", gives: [message("one")])
        expect("event: ping\ndata:\n\n", gives: [ServerSentEvent(type: "ping", data: "")])
    }

    @Test("One byte order mark at the start is dropped") func byteOrderMark() {
        let twice: Chunks = #"\xEF\xBB\xBFdata: \xEF\xBB\xBFone\n\n"#
        expect(twice, cut: [.everyPlace], gives: [message("\u{FEFF}one")])
        let later: Chunks = #"data: one\n\xEF\xBB\xBFdata: two\n\n"#
        expect(later, cut: [.everyPlace], gives: [message("one")])
    }
}

extension ChunkedSSETests {
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
