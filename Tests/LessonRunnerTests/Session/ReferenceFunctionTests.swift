import CourseModel
import LessonRunner
import Testing

@Suite("Computed answers")
struct ReferenceFunctionTests {
    @Test(
        "every function answers for the same bytes",
        arguments: [
            (ReferenceFunction.utf8PerChunk, "caf\u{FFFD}\u{FFFD}"), (.utf8Stream, "café"),
            (.chunkCount, "2"), (.byteCount, "5"), (.heldBytes, "none"), (.lineCount, "0"),
            (.lines, ""), (.eventCount, "0"), (.events, ""), (.eventData, ""), (.payloads, ""),
        ]
    )
    func cutCharacter(function: ReferenceFunction, answer: String) throws {
        let input = try ChunkedBytes(notation: #"caf\xC3|\xA9"#)
        #expect(function.answer(for: input.chunks) == answer)
    }

    @Test(
        "events, lines and payloads",
        arguments: [
            (ReferenceFunction.lines, #""data: one" "data: two" "" "data: [DONE]" """#),
            (.lineCount, "5"), (.eventCount, "2"),
            (.events, #"[message "one\ntwo"] [message "[DONE]"]"#),
            (.eventData, #""one\ntwo" "[DONE]""#), (.payloads, "malformed done"),
        ]
    )
    func cutLineEnding(function: ReferenceFunction, answer: String) throws {
        let input = try ChunkedBytes(
            notation: #"data: one\r|\ndata: two\r\n\r\ndata: [DONE]\n\n"#
        )
        #expect(function.answer(for: input.chunks) == answer)
    }

    @Test(
        "what came when",
        arguments: [
            (
                ReferenceFunction.timeToFirstText,
                #"0.3 {"choices":[{"delta":{"content":""}}]}\n0.5 {"choices":[{"delta":{"content":"a"}}]}\n"#,
                "0.5"
            ),
            (.timeToFirstText, #"0.3 {"choices":[]}\n"#, ""),
            (.tokenRate, #"0.5 1\n1 20\n1.5 25\n"#, "45"), (.tokenRate, #"0.5 1\n"#, ""),
            (.readerWait, #"5\n0.5 15\n2 15\n8 15\n"#, "2"),
            (.readerWait, #"5\n0.25 5\n1.5 5\n"#, "0.5"),
            (.nearestRank, #"90\n0.4 0.3 6 0.9 0.4 0.5 0.4 0.3 0.5 0.4\n"#, "0.9"),
            (.nearestRank, #"0\n3 1 2\n"#, "1"), (.nearestRank, #"50\n"#, ""),
        ]
    )
    func times(function: ReferenceFunction, input: String, answer: String) throws {
        let chunks = try ChunkedBytes(notation: input).chunks
        #expect(function.answer(for: chunks) == answer)
    }

    @Test("held bytes are named")
    func held() throws {
        let input = try ChunkedBytes(notation: #"a\xE2\x82"#)
        #expect(ReferenceFunction.heldBytes.answer(for: input.chunks) == "E2 82")
    }
}
