import StreamingKit
import Testing

@Suite("A snapshot of an event stream parser")
struct EventStreamSnapshotTests {
    @Test("shows the three buffers after each chunk")
    func buffers() throws {
        var parser = EventStreamParser()
        var events: [ServerSentEvent] = []
        try parser.push(Array("event:greeting\ndata:h".utf8) + [0xC3], into: &events)
        var snapshot = parser.snapshot
        #expect(snapshot.undecided == [0xC3])
        #expect(snapshot.line == "data:h")
        #expect(snapshot.type == "greeting")
        #expect(snapshot.data == nil)
        #expect(!snapshot.awaitsLineFeed)

        try parser.push([0xA9, 0x0A] + Array("data\nid:7\nda".utf8), into: &events)
        snapshot = parser.snapshot
        #expect(snapshot.undecided.isEmpty)
        #expect(snapshot.line == "da")
        #expect(snapshot.data == "hé\n")
        #expect(snapshot.id == "7")
        #expect(parser.lastEventID == "")

        try parser.push(Array("ta:!\n\r".utf8), into: &events)
        snapshot = parser.snapshot
        #expect(snapshot.awaitsLineFeed)
        #expect(snapshot.line == "")
        #expect(snapshot.data == nil)
        #expect(snapshot.type == "")
        #expect(snapshot.id == "7")
        #expect(
            events == [ServerSentEvent(type: "greeting", data: "hé\n\n!", lastEventID: "7")]
        )
    }

    @Test("shows the bytes of half a byte order mark as undecided")
    func byteOrderMark() throws {
        var parser = EventStreamParser()
        var events: [ServerSentEvent] = []
        try parser.push([0xEF, 0xBB], into: &events)
        #expect(parser.snapshot.undecided == [0xEF, 0xBB])
        #expect(parser.snapshot.line == "")
        try parser.push([0xBF, 0x64], into: &events)
        #expect(parser.snapshot.undecided == [])
        #expect(parser.snapshot.line == "d")
    }

    @Test("does not change when the parser goes on")
    func isAValue() throws {
        var parser = EventStreamParser()
        var events: [ServerSentEvent] = []
        try parser.push(Array("data:a\ndata:b".utf8), into: &events)
        let snapshot = parser.snapshot
        try parser.push(Array("c\n\ndata:d".utf8), into: &events)
        #expect(snapshot.data == "a")
        #expect(snapshot.line == "data:b")
    }
}
