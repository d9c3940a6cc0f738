import StreamingKit
import Testing

@Suite("The event stream encoder")
struct EventStreamEncoderTests {
    @Test(
        "writes an event as servers do",
        arguments: [
            (ServerSentEvent(data: "one"), "data: one\n\n"),
            (ServerSentEvent(type: "ping", data: ""), "event: ping\ndata:\n\n"),
            (ServerSentEvent(data: "a\nb"), "data: a\ndata: b\n\n"),
            (ServerSentEvent(data: "a\r\nb\rc\n"), "data: a\ndata: b\ndata: c\ndata:\n\n"),
            (ServerSentEvent(data: " a:\u{2028}é\0"), "data:  a:\u{2028}é\0\n\n"),
            (ServerSentEvent(data: "x", lastEventID: "7"), "id: 7\ndata: x\n\n"),
        ]
    )
    func event(event: ServerSentEvent, text: String) throws {
        var encoder = EventStreamEncoder()
        #expect(try encoder.encode(event) == Array(text.utf8))
    }

    @Test(
        "ends lines as it was told",
        arguments: zip(EventStreamEncoder.LineEnding.allCases, ["\n", "\r", "\r\n"])
    )
    func lineEndings(ending: EventStreamEncoder.LineEnding, text: String) throws {
        var encoder = EventStreamEncoder(lineEnding: ending)
        let bytes = try encoder.encode(ServerSentEvent(type: "t", data: "a\nb"))
        let lines = ["event: t", "data: a", "data: b", "", ""]
        #expect(bytes == Array(lines.joined(separator: text).utf8))
    }

    @Test("writes an ID when it changes, and when it changes back to none")
    func ids() throws {
        var encoder = EventStreamEncoder(lastEventID: "1")
        var bytes: [UInt8] = []
        for id in ["1", "2", "2", "", ""] {
            try encoder.encode(ServerSentEvent(data: "x", lastEventID: id), into: &bytes)
        }
        let expected =
            "data: x\n\nid: 2\ndata: x\n\ndata: x\n\nid:\ndata: x\n\ndata: x\n\n"
        #expect(String(decoding: bytes, as: UTF8.self) == expected)
        #expect(encoder.lastEventID == "")
    }

    @Test("writes what is no event: comments, the time to wait, the mark of the end")
    func others() {
        let encoder = EventStreamEncoder()
        #expect(encoder.comment("keep-alive") == Array(": keep-alive\n\n".utf8))
        #expect(encoder.comment("a\nb", endsBlock: false) == Array(": a\n: b\n".utf8))
        #expect(encoder.comment("") == Array(":\n\n".utf8))
        #expect(encoder.retry(milliseconds: 1500) == Array("retry: 1500\n\n".utf8))
        #expect(encoder.doneMark == Array("data: [DONE]\n\n".utf8))
    }

    @Test(
        "refuses types and IDs that would be read as something else, and stays as it was",
        arguments: [
            ("a\nb", "", EventStreamEncodingError(field: .type, problem: .lineBreak)),
            ("a\r", "", EventStreamEncodingError(field: .type, problem: .lineBreak)),
            ("\0", "", EventStreamEncodingError(field: .type, problem: .nul)),
            ("", "", EventStreamEncodingError(field: .type, problem: .empty)),
            ("t", "1\n", EventStreamEncodingError(field: .id, problem: .lineBreak)),
            ("t", "\r2", EventStreamEncodingError(field: .id, problem: .lineBreak)),
            ("t", "1\r\n", EventStreamEncodingError(field: .id, problem: .lineBreak)),
            ("t", "a\0", EventStreamEncodingError(field: .id, problem: .nul)),
        ]
    )
    func refused(type: String, id: String, error: EventStreamEncodingError) {
        var encoder = EventStreamEncoder(lastEventID: "before")
        var bytes: [UInt8] = [1]
        #expect(throws: error) {
            try encoder.encode(
                ServerSentEvent(type: type, data: "x", lastEventID: id),
                into: &bytes
            )
        }
        #expect(bytes == [1])
        #expect(encoder.lastEventID == "before")
        #expect(error.description.hasPrefix(error.field == .id ? "the ID" : "the type"))
    }

    @Test("is read back by the parser: random events, between comments", arguments: 0..<6)
    func roundTrip(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for ending in EventStreamEncoder.LineEnding.allCases {
            var encoder = EventStreamEncoder(lineEnding: ending)
            var bytes: [UInt8] = []
            var events: [ServerSentEvent] = []
            for _ in 0..<100 {
                let event = ServerSentEvent(
                    type: randomText(without: ["\n", "\r", "\0"], using: &generator) + "t",
                    data: randomText(without: ["\r"], using: &generator),
                    lastEventID: Bool.random(using: &generator)
                        ? events.last?.lastEventID ?? ""
                        : randomText(without: ["\n", "\r", "\0"], using: &generator)
                )
                events.append(event)
                if Int.random(in: 0..<4, using: &generator) == 0 {
                    bytes += encoder.comment(
                        randomText(without: [], using: &generator),
                        endsBlock: Bool.random(using: &generator)
                    )
                }
                try encoder.encode(event, into: &bytes)
            }
            let chunks = randomChunks(of: bytes, using: &generator)
            let parsed = try ParsedStream(chunks: chunks)
            let expected = events.map {
                ParsedStream.Event(type: $0.type, data: $0.data, id: $0.lastEventID)
            }
            #expect(parsed.events == expected, "seed \(seed), line ending \(ending)")
        }
    }

    private func randomText(
        without excluded: Set<Unicode.Scalar>,
        using generator: inout SeededGenerator
    ) -> String {
        let scalars: [Unicode.Scalar] = [
            "\n", "\r", "\0", " ", ":", "d", "a", "é", "😀", "\u{FEFF}", "\u{2028}", "\u{301}",
        ]
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...8, using: &generator) {
            let scalar = scalars.randomElement(using: &generator)!
            if !excluded.contains(scalar) { text.append(scalar) }
        }
        return String(text)
    }
}
