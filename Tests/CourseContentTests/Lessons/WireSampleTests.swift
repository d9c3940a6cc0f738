import StreamingKit
import Testing

/// What the course shows of the wire is what the reference library reads from it.
@Suite("Samples of the wire") struct WireSampleTests {
    @Test("There are event streams") func exist() { #expect(!Sample.eventStreams.isEmpty) }

    @Test("Each event stream gives events and ends behind one", arguments: Sample.eventStreams)
    func eventStream(_ sample: Sample) throws {
        var parser = EventStreamParser()
        var events: [ServerSentEvent] = []
        try parser.push(Array(sample.text.utf8), into: &events)
        #expect(!events.isEmpty)
        let rest = parser.snapshot
        #expect(rest.line == "" && rest.undecided == [] && rest.data == nil)
    }

    @Test("Each JSON text is one", arguments: Sample.json)
    func json(_ sample: Sample) {
        #expect(throws: Never.self) { try JSONValue(parsing: sample.text) }
    }

    @Test("The lengths in a chunked response are right", arguments: Sample.chunkedResponses)
    func chunks(_ sample: Sample) throws {
        let lineFeeds = Array(sample.text.utf8)
        let head = try #require(sample.text.utf8.firstRange(of: "\n\n".utf8))
        let start = sample.text.utf8.distance(
            from: sample.text.utf8.startIndex,
            to: head.upperBound
        )
        var rest = lineFeeds[start...]
        var body: [UInt8] = []
        while true {
            let digits = rest.prefix { $0 != 0x0A }
            let length = try #require(Int(String(decoding: digits, as: UTF8.self), radix: 16))
            rest = rest.dropFirst(digits.count + 1)
            let chunk = rest.prefix(length)
            try #require(chunk.count == length)
            body += chunk
            rest = rest.dropFirst(length)
            // RFC 9112, 7.1: a line end follows the data of each chunk, and the last one is empty.
            try #require(rest.first == 0x0A)
            rest = rest.dropFirst()
            if length == 0 { break }
        }
        #expect(rest.isEmpty)
        var parser = EventStreamParser()
        var events: [ServerSentEvent] = []
        try parser.push(body, into: &events)
        #expect(!events.isEmpty)
    }
}
