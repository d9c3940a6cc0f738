import StreamingKit
import Testing

@Suite("An event stream parser")
struct EventStreamParserTests {
    @Test("dispatches on a CR without waiting for the byte after it")
    func carriageReturnIsNotAwaited() throws {
        var parser = EventStreamParser()
        var events: [ServerSentEvent] = []
        try parser.push(Array("data:x\r\r".utf8), into: &events)
        #expect(events == [ServerSentEvent(data: "x")])
        try parser.push([], into: &events)
        try parser.push(Array("\ndata:y\r\n\r".utf8), into: &events)
        #expect(events.map(\.data) == ["x", "y"])
    }

    @Test("hands comments over between the events, with the space after the colon")
    func comments() throws {
        var parser = EventStreamParser()
        var seen: [String] = []
        for chunk in ["data:1\n\n: ke", "ep\n:alive\ndata:2", "\n\n:\n"] {
            try parser.push(Array(chunk.utf8).span) { _, data, _ in
                seen.append("event \(text(data))")
            } onComment: {
                seen.append("comment \(text($0))")
            }
        }
        #expect(seen == ["event 1", "comment  keep", "comment alive", "event 2", "comment "])
    }

    @Test("is ready for the next connection after the end, and keeps ID and time")
    func nextConnection() throws {
        var parser = EventStreamParser()
        var events: [ServerSentEvent] = []
        try parser.push(
            Array("\u{FEFF}id:1\nretry:5\ndata:a\n\nid:2\ndata:b\r".utf8),
            into: &events
        )
        try parser.finish(into: &events)
        #expect(parser.lastEventID == "1")
        #expect(parser.snapshot.id == "1")
        #expect(parser.reconnectionTime == 5)
        // Neither the CR, nor the half event, nor the mark of the first stream lives on.
        try parser.push(Array("\n\u{FEFF}".utf8), into: &events)
        try parser.finish(into: &events)
        try parser.push(Array("\u{FEFF}data:c\n\n".utf8), into: &events)
        #expect(events.map(\.data) == ["a", "c"])
        #expect(events.map(\.lastEventID) == ["1", "1"])
    }

    @Test("keeps an event's strings apart from those of the next")
    func rememberedStrings() throws {
        var parser = EventStreamParser()
        var events: [ServerSentEvent] = []
        let stream = "event:a\ndata:1\nid:1\n\nevent:a\ndata:2\n\ndata:3\nid\n\nevent:b\ndata:4\n\n"
        for chunk in chunks(of: Array(stream.utf8), size: 5) {
            try parser.push(chunk, into: &events)
        }
        #expect(
            events == [
                ServerSentEvent(type: "a", data: "1", lastEventID: "1"),
                ServerSentEvent(type: "a", data: "2", lastEventID: "1"),
                ServerSentEvent(type: "message", data: "3"),
                ServerSentEvent(type: "b", data: "4"),
            ]
        )
    }

    @Test("may be copied, and the copy goes its own way")
    func copies() throws {
        var first = EventStreamParser()
        var events: [ServerSentEvent] = []
        try first.push(Array("data:a\ndata:".utf8), into: &events)
        var second = first
        try first.push(Array("b\n\n".utf8), into: &events)
        try second.push(Array("c\n\n".utf8), into: &events)
        #expect(events.map(\.data) == ["a\nb", "a\nc"])
    }

    @Test("gives the events of one large chunk of lines that all end in CR")
    func manyCarriageReturns() throws {
        var parser = EventStreamParser()
        var count = 0
        let chunk = Array(repeatElement("data:x\r\r", count: 50_000).joined().utf8)
        try parser.push(chunk.span) { _, data, _ in count += data.count }
        #expect(count == 50_000)
    }
}
