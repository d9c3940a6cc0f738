import CourseModel
import LessonRunner
import Testing

@Suite("Computed answers about chat completions")
struct ChatReferenceFunctionTests {
    @Test(
        "choices are joined by index, and what did not come is named",
        arguments: [
            (ReferenceFunction.chatContents, #""Hi" nil"#), (.finishReasons, "incomplete stop"),
        ]
    )
    func choices(function: ReferenceFunction, answer: String) throws {
        let input = try ChunkedBytes(
            notation: #"""
                data: {"choices":[{"index":1,"delta":{"role":"assistant","content":null}}]}\n\n\#
                data: {"choices":[{"index":0,"delta":{"role":"assistant","content":""}}]}\n\n\#
                data: {"choices":[{"index":0,"delta":{"content":"H|i"}}]}\n\n\#
                data: {"choices":[{"index":1,"delta":{},"finish_reason":"stop"}]}\n\n\#
                data: {"choices":[],"usage":{"prompt_tokens":1,"completion_tokens":1}}\n\n\#
                data: not JSON\n\ndata: [DONE]\n\n
                """#
        )
        #expect(function.answer(for: input.chunks) == answer)
    }

    @Test(
        "characters are counted in the whole text",
        arguments: [(#"e|\xCC\x81"#, "1"), (#"a\r|\nb"#, "3"), ("", "0")]
    )
    func characters(input: String, answer: String) throws {
        let chunks = try ChunkedBytes(notation: input).chunks
        #expect(ReferenceFunction.characterCount.answer(for: chunks) == answer)
    }
}
