import ExerciseSupport
import Testing

@testable import DecodeStream

@Suite("Text from chunks, graded") struct DecodeStreamHiddenTests {
    @Test("Every cut") func everyCut() {
        let text = "naïve 日本 👩‍👧 e\u{301}\u{7FF}\u{800}\u{FFFF}\u{10000}"
        let ways =
            Chunks(notation: text).cut(.everyPlace) + Chunks(notation: text).cut(.sizes(1...5))
            + Chunks(notation: text).cut(.random(ways: 20, seed: 3_04))
            + Chunks("€🎈").cut(.everySet)
        for chunks in ways {
            let whole = String(decoding: chunks.bytes, as: UTF8.self)
            let source = RecordedChunks(chunks)
            let (texts, end) = texts(of: source)
            let joined = texts.list.joined()
            same(
                end + shown(text: joined) + (texts.list.contains("") ? " with empty texts" : ""),
                shown(text: whole),
                source
            )
        }
    }

    @Test("Each character at once") func textAtOnce() {
        for text in ["\u{80}", "ÿ", "\u{7FF}", "\u{800}", "€", "\u{FFFF}", "🎈", "\u{10FFFF}"] {
            let bytes = Array(text.utf8)
            let source = RecordedChunks(
                Chunks(bytes.map { [$0] } + [[0x61], [0x62]]),
                then: .silence
            )
            let (texts, end) = texts(of: source, waits: true)
            same(
                texts.list.map { shown(text: $0) }.joined(separator: " ") + " " + end,
                #"\#(shown(text: text)) "a" "b" waits "#,
                source
            )
        }
        // Nothing can make a character of a byte that begins none, so it waits for nothing.
        let source = RecordedChunks(#"a\xF5|b"#)
        let (texts, end) = texts(of: source)
        same(end + texts.list.map { shown(text: $0) }.joined(separator: " "), #""a�" "b""#, source)
    }

    @Test("Empty chunks anywhere") func emptyAnywhere() {
        for notation in [
            #"|a||\xE2||\x82||\xAC||"#, #"|||\xC3||||\xA9"#, #"a\xF0|||\x9F\x8E\x88|"#,
        ] {
            let source = RecordedChunks(Chunks(notation: notation))
            let (texts, end) = texts(of: source)
            let whole = String(decoding: Chunks(notation: notation).bytes, as: UTF8.self)
            let empty = texts.list.count { $0.isEmpty }
            same(
                "\(end)\(shown(text: texts.list.joined())) and \(empty) empty texts",
                "\(shown(text: whole)) and 0 empty texts",
                source
            )
        }
    }

    @Test("Ends anywhere") func endsAnywhere() {
        for notation in [#"a\xE2"#, #"a\xE2|\x82"#, #"a|\xF0|\x9F\x8E"#, #"a|\xF0\x9F|"#] {
            let source = RecordedChunks(Chunks(notation: notation))
            let (texts, end) = texts(of: source)
            same(
                end + texts.list.map { shown(text: $0) }.joined(separator: " "),
                #""a" "�""#,
                source
            )
        }
    }

    @Test("Fails anywhere") func failsAnywhere() {
        for notation in [#"a\xE2"#, #"a|\xF0|\x9F\x8E"#, "a", "a||"] {
            let source = RecordedChunks(
                Chunks(notation: notation),
                then: .failure(ConnectionLost("late"))
            )
            let (texts, end) = texts(of: source)
            same(
                end + texts.list.map { shown(text: $0) }.joined(separator: " "),
                #"throws ConnectionLost(late) "a""#,
                source
            )
        }
    }

    @Test("Never ahead") func neverAhead() {
        let source = RecordedChunks(#"a|\xF0|\x9F||\x8E\x88|b|c|d|e"#)
        let got = RequestLog()
        EventLoop.run { loop in
            let task: StartedTask<Void> = loop.start {
                var texts = decodeText(source).makeAsyncIterator()
                for number in 0...3 {
                    if number > 0 { _ = try await texts.next() }
                    for _ in 1...20 { await Task.yield() }
                    got.add(source.requests)
                }
            }
            loop.settle { task.isOver }
        }
        same(RequestLog.shown(got.counts), RequestLog.shown([0, 1, 5, 6]), source)
    }
}

extension DecodeStreamHiddenTests {
    /// The texts, and `waits ` or the error that ended them.
    private func texts(
        of source: RecordedChunks,
        waits: Bool = false
    ) -> (TextLog, Swift.String) {
        let texts = TextLog()
        let task: StartedTask<Void> = EventLoop.run { loop in
            let task: StartedTask<Void> = loop.start {
                for try await text in decodeText(source) { texts.add(text) }
            }
            loop.settle { waits || task.isOver }
            return task
        }
        switch task.end {
        case .value: return (texts, "")
        case .waiting: return (texts, "waits ")
        case .error: return (texts, TextLog().shown(task.end) + " ")
        }
    }

    private func same(
        _ got: Swift.String,
        _ expected: Swift.String,
        _ source: RecordedChunks,
        line: Int = #line
    ) {
        if got == expected { return }
        recordFailure(
            input: source.description,
            expected: expected,
            got: got,
            sourceLocation: here(line)
        )
    }
}
