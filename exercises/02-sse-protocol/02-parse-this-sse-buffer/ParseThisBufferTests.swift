import ExerciseSupport
import Testing

@testable import ParseThisBuffer

@Suite("Parse this SSE buffer") struct ParseThisBufferTests {
    @Test("An empty line ends an event") func oneEvent() {
        expect("data: one\n\n", [message("one")])
        expect("data: one\n\ndata: two\n\n", [message("one"), message("two")])
    }

    @Test("Data lines are joined by line feeds") func dataLines() {
        expect("data: one\ndata: two\n\n", [message("one\ntwo")])
        expect("data: one\ndata:\ndata: three\n\n", [message("one\n\nthree")])
        expect("data\ndata\n\n", [message("\n")])
    }

    @Test("The type comes from the event field") func types() {
        expect("event: ping\ndata: x\n\n", [ServerSentEvent(type: "ping", data: "x")])
        expect("data: x\nevent: ping\n\n", [ServerSentEvent(type: "ping", data: "x")])
        expect("event: a\nevent: b\ndata: x\n\n", [ServerSentEvent(type: "b", data: "x")])
        expect("event: a\nevent:\ndata: x\n\n", [message("x")])
    }

    @Test("The type holds for one event") func typeResets() {
        let first = ServerSentEvent(type: "ping", data: "a")
        expect("event: ping\ndata: a\n\ndata: b\n\n", [first, message("b")])
        expect("event: ping\n\ndata: b\n\n", [message("b")])
    }

    @Test("Without a data field there is no event") func noData() {
        expect("\n\ndata: one\n\n\n\n", [message("one")])
        expect("event: ping\n\n: hi\n\nid: 7\n\n", [])
    }

    @Test("One data field is data, even an empty one") func emptyData() {
        expect("data:\n\n", [message("")])
        expect("data\n\n", [message("")])
        expect("event: ping\ndata: \n\n", [ServerSentEvent(type: "ping", data: "")])
    }

    @Test("An event that is not ended is dropped") func unfinished() {
        expect("data: one\n\ndata: two\n", [message("one")])
        expect("data: one\n\ndata: two", [message("one")])
        expect("data: one", [])
        expect("", [])
    }

    @Test("Everything else is skipped") func skipped() {
        expect(": hello\ndata: x\n:data: y\nretry: 5\n\n", [message("x")])
        expect("Data: no\ndata : no\n data: no\nnote\ndata: x\n\n", [message("x")])
        expect("data: x\n: a comment between\ndata: y\n\n", [message("x\ny")])
    }
}

extension ParseThisBufferTests {
    private func message(_ data: String) -> ExerciseSupport.ServerSentEvent {
        ServerSentEvent(data: data)
    }

    private func expect(
        _ buffer: String,
        _ expected: [ExerciseSupport.ServerSentEvent],
        line: Int = #line
    ) {
        let got: [ExerciseSupport.ServerSentEvent] = parseEvents(buffer)
        let input = shown(chunks: [Array(buffer.utf8)])
        ExerciseSupport.check(got, is: expected, in: input, sourceLocation: here(line))
    }
}
