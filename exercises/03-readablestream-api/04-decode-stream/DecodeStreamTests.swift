import ExerciseSupport
import Testing

@testable import DecodeStream

@Suite("Text from chunks") struct DecodeStreamTests {
    @Test("Text comes out with its chunk") func wholeCharacters() {
        expect("one| two", gives: #""one" " two""#)
        expect("Größe|🎈|日本", gives: #""Größe" "🎈" "日本""#)
    }

    @Test("A character cut in two comes out whole") func cutInTwo() {
        expect(#"caf\xC3|\xA9!"#, gives: #""caf" "é!""#)
        expect(#"Gr\xC3|\xB6\xC3|\x9Fe"#, gives: #""Gr" "ö" "ße""#)
    }

    @Test("Three and four bytes") func longCharacters() {
        expect(#"5 \xE2\x82|\xAC"#, gives: #""5 " "€""#)
        expect(#"a\xF0|\x9F\x8E\x88b"#, gives: #""a" "🎈b""#)
        expect(#"a\xF0\x9F\x8E|\x88b"#, gives: #""a" "🎈b""#)
    }

    @Test("No text is empty") func noEmptyText() {
        expect("one||two", gives: #""one" "two""#)
        expect(#"\xC3|\xA9"#, gives: #""é""#)
        expect(#"\xF0|\x9F||\x8E|\x88"#, gives: #""🎈""#)
        expect("||", gives: "(nothing)")
    }

    @Test("Half a character at the end is one U+FFFD") func flush() {
        expect(#"caf\xC3"#, gives: #""caf" "�""#)
        expect(#"one|\xF0\x9F|\x8E"#, gives: #""one" "�""#)
    }

    @Test("Bytes that are no UTF-8 become U+FFFD") func noUTF8() {
        expect(#"one \xFF| two|\x80three"#, gives: #""one �" " two" "�three""#)
        expect(#"caf\xC3|!|?"#, gives: #""caf" "�!" "?""#)
    }

    @Test("The end is the end") func overAtTheEnd() {
        expectEnd("one")
        expectEnd(#"caf\xC3"#)
    }

    @Test("An error takes the place of the end") func failure() {
        let error = ConnectionLost("reset")
        expect(
            "one|two",
            then: .failure(error),
            gives: #""one" "two" throws ConnectionLost(reset)"#
        )
        expect(
            #"caf\xC3"#,
            then: .failure(error),
            gives: #""caf" throws ConnectionLost(reset)"#
        )
    }

    @Test("A chunk is asked for when text is") func nothingAhead() {
        expectRequests("one|two|three|four", [0, 1, 2])
        expectRequests(#"\xC3|\xA9|two|three|four"#, [0, 2, 3])
    }
}

extension DecodeStreamTests {
    /// The texts that come, and the error if one does.
    private func expect(
        _ input: Chunks,
        then ending: RecordedStream.Ending = .end,
        gives texts: Swift.String,
        line: Int = #line
    ) {
        let chunks = RecordedChunks(input, then: ending)
        let list: StartedTask<Void>
        let got = TextLog()
        list = EventLoop.run { loop in
            let task: StartedTask<Void> = loop.start {
                for try await text in decodeText(chunks) { got.add(text) }
            }
            loop.settle { task.isOver }
            return task
        }
        same(got.shown(list.end), texts, chunks, line)
    }

    /// What comes behind the end, and whether the chunks are asked for it.
    private func expectEnd(_ input: Chunks, line: Int = #line) {
        let chunks = RecordedChunks(input)
        let got = TextLog()
        let task: StartedTask<Void> = EventLoop.run { loop in
            let task: StartedTask<Void> = loop.start {
                var texts = decodeText(chunks).makeAsyncIterator()
                while let text = try await texts.next() { got.add(text, isShown: false) }
                for _ in 1...2 {
                    if let text = try await texts.next() { got.add(text) }
                }
            }
            loop.settle { task.isOver }
            return task
        }
        let requests = chunks.requestsBehindTheEnd
        same(
            "behind the end \(got.shown(task.end)), \(requests) more requests",
            "behind the end (nothing), 0 more requests",
            chunks,
            line
        )
    }

    /// How many chunks were asked for when the sequence was made, and behind each text.
    private func expectRequests(_ input: Chunks, _ counts: [Int], line: Int = #line) {
        let chunks = RecordedChunks(input)
        let got = RequestLog()
        EventLoop.run { loop in
            let task: StartedTask<Void> = loop.start {
                var texts = decodeText(chunks).makeAsyncIterator()
                for number in counts.indices {
                    if number > 0 { _ = try await texts.next() }
                    // Whatever reads ahead gets the time for it.
                    for _ in 1...20 { await Task.yield() }
                    got.add(chunks.requests)
                }
            }
            loop.settle { task.isOver }
        }
        same(RequestLog.shown(got.counts), RequestLog.shown(counts), chunks, line)
    }

    private func same(
        _ got: Swift.String,
        _ expected: Swift.String,
        _ chunks: RecordedChunks,
        _ line: Int
    ) {
        if got == expected { return }
        recordFailure(
            input: chunks.description,
            expected: expected,
            got: got,
            sourceLocation: here(line)
        )
    }
}
