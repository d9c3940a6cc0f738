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

    @Test("held bytes are named")
    func held() throws {
        let input = try ChunkedBytes(notation: #"a\xE2\x82"#)
        #expect(ReferenceFunction.heldBytes.answer(for: input.chunks) == "E2 82")
    }
}
