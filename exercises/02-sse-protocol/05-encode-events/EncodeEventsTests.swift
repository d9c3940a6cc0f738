import ExerciseSupport
import Testing

@testable import EncodeEvents

@Suite("Write an event") struct EncodeEventsTests {
    @Test("Data is a data line, and a blank line ends the event") func oneLine() {
        expect(message("one"), "data: one\n\n")
        expect(message(" two: "), "data:  two: \n\n")
        expect(message(""), "data: \n\n")
    }

    @Test("A type has a line of its own") func types() {
        expect(ServerSentEvent(type: "ping", data: "a"), "event: ping\ndata: a\n\n")
        expect(ServerSentEvent(type: " ", data: "a"), "event:  \ndata: a\n\n")
        expect(ServerSentEvent(type: "message", data: "a"), "data: a\n\n")
    }

    @Test("An id has a line of its own") func ids() {
        expect(ServerSentEvent(data: "a", lastEventID: "7"), "id: 7\ndata: a\n\n")
        let both = ServerSentEvent(type: "ping", data: "a", lastEventID: "7")
        expect(both, "event: ping\nid: 7\ndata: a\n\n")
    }

    @Test("Each line of the data is a data line") func dataLines() {
        expect(message("one\ntwo"), "data: one\ndata: two\n\n")
        expect(message("one\n\nthree"), "data: one\ndata: \ndata: three\n\n")
        expect(message("one\n"), "data: one\ndata: \n\n")
        expect(message("\n"), "data: \ndata: \n\n")
    }

    @Test("CR and CRLF end a line of the data too") func otherEndings() {
        expect(message("one\rtwo"), "data: one\ndata: two\n\n")
        expect(message("one\r\ntwo"), "data: one\ndata: two\n\n")
        expect(
            message("a\r\n\rb\n\rc\r\n"),
            "data: a\ndata: \ndata: b\ndata: \ndata: c\ndata: \n\n"
        )
        expect(message("one\u{2028}two"), "data: one\u{2028}two\n\n")
    }

    @Test("A type with a line ending throws") func typeInjection() {
        for type in ["a\ndata: b", "a\rb", "a\r\nb", "\n", "a\r\n"] {
            expect(ServerSentEvent(type: type, data: "x"), throws: .lineEnding(in: .type))
        }
    }

    @Test("An id with a line ending or U+0000 throws") func idInjection() {
        for id in ["1\n\ndata: b", "1\r", "\r\n", "1\r\n2"] {
            expect(ServerSentEvent(data: "x", lastEventID: id), throws: .lineEnding(in: .id))
        }
        expect(ServerSentEvent(data: "x", lastEventID: "1\0"), throws: .zeroInID)
    }

    @Test("An empty type throws") func emptyType() {
        expect(ServerSentEvent(type: "", data: "x"), throws: .emptyType)
    }
}

extension EncodeEventsTests {
    private func message(_ data: String) -> ExerciseSupport.ServerSentEvent {
        ServerSentEvent(data: data)
    }

    private func expect(
        _ event: ExerciseSupport.ServerSentEvent,
        _ expected: String,
        line: Int = #line
    ) {
        var got = ""
        do {
            got = try encode(event)
            // An empty value needs no space in front of it.
            got.replace("data:\n", with: "data: \n")
            if got.utf8.elementsEqual(expected.utf8) { return }
            got = shown(chunks: [Array(got.utf8)])
        } catch {
            got = "it throws \(error)"
        }
        recordFailure(
            input: "\(event)",
            expected: shown(chunks: [Array(expected.utf8)]),
            got: got,
            sourceLocation: here(line)
        )
    }

    private func expect(
        _ event: ExerciseSupport.ServerSentEvent,
        throws expected: EventEncodingError,
        line: Int = #line
    ) {
        var got = ""
        do {
            got = shown(chunks: [Array(try encode(event).utf8)])
        } catch {
            let thrown: any Error = error
            if thrown as? EventEncodingError == expected { return }
            got = "it throws \(thrown)"
        }
        recordFailure(
            input: "\(event)",
            expected: "it throws \(expected)",
            got: got,
            sourceLocation: here(line)
        )
    }
}
