import CourseModel
import LessonRunner
import Testing

@Suite("Computed answers about endings")
struct StreamEndingFunctionTests {
    @Test(
        "how a stream ended",
        arguments: [
            (#"data: {"choices":[{"delta":{"content":"a"}}]}\n\n"#, "interrupted"),
            (#"data: {"choices":[{"delta":{"content":"a"}}]}\n\ndata: [DONE]\n\n"#, "unexplained"),
            (#"data: {"choices":[{"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n"#, "complete"),
            (#"data: {"choices":[{"finish_reason":"stop"}]}\n\n"#, "complete"),
            (#"data: {"choices":[{"finish_reason":"length"}]}\n\ndata: [DONE]\n\n"#, "incomplete"),
            (#"data: {"choices":[{"finish_reason":"eos"}]}\n\ndata: [DONE]\n\n"#, "unexplained"),
            (
                #"data: {"choices":[{"finish_reason":"stop"},{"index":1}]}\n\ndata: [DONE]\n\n"#,
                "unexplained"
            ),
            (#"data: {"error":{"message":"Busy"}}\n\ndata: [DONE]\n\n"#, "failed"),
            (#"data: {"type":"response.output_text.done","text":"a"}\n\n"#, "interrupted"),
            (#"data: {"type":"response.completed","response":{}}\n\n"#, "complete"),
            (#"data: {"type":"response.incomplete","response":{}}\n\n"#, "incomplete"),
            (#"data: {"type":"response.failed","response":{}}\n\n"#, "failed"),
            (#"data: {"type":"error","message":"Busy"}\n\n"#, "failed"),
            (#"data: {"choices":[{"finish_reason":"stop"}]}\n"#, "interrupted"),
            ("", "interrupted"),
        ]
    )
    func ending(input: String, answer: String) throws {
        let chunks = try ChunkedBytes(notation: input).chunks
        #expect(ReferenceFunction.streamEnding.answer(for: chunks) == answer)
    }

    @Test(
        "when a reader gives up",
        arguments: [
            (#"10\n3 9 18 30\n"#, "28"), (#"10\n12\n"#, "10"), (#"10\n5 15 25 35\n"#, "never"),
            (#"2.5\n1 2 5\n"#, "4.5"), (#"10\n"#, "never"),
        ]
    )
    func idleTimeout(input: String, answer: String) throws {
        let chunks = try ChunkedBytes(notation: input).chunks
        #expect(ReferenceFunction.idleTimeout.answer(for: chunks) == answer)
    }
}
