import StreamingKit
import Testing

@Suite("The limits of an event stream")
struct EventStreamLimitsTests {
    private let limits = EventStreamLimits(maximumLineBytes: 10, maximumEventBytes: 8)

    /// The events that come before the error, and the error, for `stream` in `chunks` of a size.
    private func parse(
        _ stream: String,
        chunkSize: Int,
        endOfStream: EventStreamParser.EndOfStreamPolicy = .strict
    ) -> (data: [String], error: EventStreamLimitExceeded?) {
        var parser = EventStreamParser(endOfStream: endOfStream, limits: limits)
        var events: [ServerSentEvent] = []
        do throws(EventStreamLimitExceeded) {
            for chunk in chunks(of: Array(stream.utf8), size: chunkSize) {
                try parser.push(chunk, into: &events)
            }
            try parser.finish(into: &events)
        } catch {
            return (events.map(\.data), error)
        }
        return (events.map(\.data), nil)
    }

    @Test("a line of exactly the limit passes, one byte more does not", arguments: [1, 3, 100])
    func line(chunkSize: Int) {
        let fits = parse("data:12345\n\n", chunkSize: chunkSize)
        #expect(fits.data == ["12345"])
        #expect(fits.error == nil)
        let over = parse("data:1\n\ndata:123456\n\ndata:2\n\n", chunkSize: chunkSize)
        #expect(over.data == ["1"])
        #expect(
            over.error == EventStreamLimitExceeded(limit: .line, allowed: 10, needed: 11)
        )
    }

    @Test("a line that never ends is refused, comments too", arguments: [1, 3, 100])
    func endlessLine(chunkSize: Int) {
        let endless = parse(":" + String(repeating: "x", count: 200), chunkSize: chunkSize)
        #expect(endless.error?.limit == .line)
        #expect(endless.error?.allowed == 10)
        #expect((11...10 + chunkSize).contains(endless.error?.needed ?? 0))
    }

    @Test("data of exactly the limit passes, one byte more does not", arguments: [1, 3, 100])
    func event(chunkSize: Int) {
        // Two lines of 4 and 3 bytes and the LF between them make 8.
        let fits = parse("data:1234\ndata:123\n\n", chunkSize: chunkSize)
        #expect(fits.data == ["1234\n123"])
        #expect(fits.error == nil)
        let over = parse("data:1\n\ndata:1234\ndata:1234\n\n", chunkSize: chunkSize)
        #expect(over.data == ["1"])
        #expect(
            over.error == EventStreamLimitExceeded(limit: .event, allowed: 8, needed: 9)
        )
    }

    @Test("the last line of a lenient stream counts too", arguments: [1, 3, 100])
    func lenientEnd(chunkSize: Int) {
        let over = parse("data:1234\ndata:1234", chunkSize: chunkSize, endOfStream: .lenient)
        #expect(over.data == [])
        #expect(over.error?.limit == .event)
    }

    @Test("a parser that hit a limit holds nothing and says so again")
    func staysFailed() throws {
        var parser = EventStreamParser(limits: limits)
        var events: [ServerSentEvent] = []
        let expected = EventStreamLimitExceeded(limit: .line, allowed: 10, needed: 20)
        #expect(throws: expected) {
            try parser.push(Array("data:1\n\ndata:2\n12345678901234567890".utf8), into: &events)
        }
        #expect(events.map(\.data) == ["1"])
        #expect(parser.snapshot.line == "")
        #expect(parser.snapshot.data == nil)
        #expect(throws: expected) { try parser.push(Array("\n\n".utf8), into: &events) }
        #expect(throws: expected) { try parser.finish(into: &events) }
        #expect(events.count == 1)
    }

    @Test("the borrowed form hands over what was complete before the error")
    func borrowed() {
        var parser = EventStreamParser(limits: limits)
        var seen: [String] = []
        #expect(throws: EventStreamLimitExceeded(limit: .line, allowed: 10, needed: 13)) {
            try parser.push(Array("data:1\n\ndata:2\n\ndata:12345678\n\n".utf8).span) {
                _,
                data,
                _ in
                seen.append(text(data))
            }
        }
        #expect(seen == ["1", "2"])
    }

    @Test("the error names the limit and both numbers")
    func description() {
        #expect(
            EventStreamLimitExceeded(limit: .line, allowed: 10, needed: 11).description
                == "a line in the event stream needs 11 bytes or more; 10 are allowed"
        )
        #expect(
            EventStreamLimitExceeded(limit: .event, allowed: 8, needed: 9).description
                == "the data of an event in the event stream needs 9 bytes or more; 8 are allowed"
        )
    }

    @Test("without limits a large event comes through byte by byte")
    func noLimits() throws {
        var parser = EventStreamParser(limits: .none)
        var count = 0
        let value = [UInt8](repeating: 0x78, count: 300_000)
        for chunk in chunks(of: Array("data:".utf8) + value + [0x0A, 0x0A], size: 1) {
            try parser.push(chunk.span) { _, data, _ in count = data.count }
        }
        #expect(count == 300_000)
    }
}
