import CourseModel
import LessonRunner
import Testing

@Suite("Computed answers about function calls")
struct CalledToolsTests {
    @Test("pieces of two calls are told apart by their index")
    func chat() throws {
        let input = try ChunkedBytes(
            notation: #"""
                data: {"choices":[{"delta":{"tool_calls":[{"index":1,"id":"b","function":{"name":"two","arguments":"{}"}}]}}]}\n\ndata: {"choices":[{"delta":{"tool_calls":[{"index":0,"id":"a","function":{"name":"one","arguments":"["}}]}}]}\n\ndata: {"choices":[{"delta":{"tool_calls":[{"index":0,"function":{"arguments":"]"}}]}}]}\n\n
                """#
        )
        #expect(ReferenceFunction.callNames.answer(for: input.chunks) == "one two")
        #expect(ReferenceFunction.callArguments.answer(for: input.chunks) == "[] {}")
    }

    @Test("done counts more than the deltas, and only functions are called")
    func responses() throws {
        let input = try ChunkedBytes(
            notation: #"""
                data: {"type":"response.output_item.added","output_index":0,"item":{"type":"message","id":"m"}}\n\ndata: {"type":"response.output_item.added","output_index":1,"item":{"type":"function_call","id":"f","call_id":"c","name":"one","arguments":""}}\n\ndata: {"type":"response.function_call_arguments.delta","item_id":"f","output_index":1,"delta":"{"}\n\ndata: {"type":"response.function_call_arguments.done","item_id":"f","output_index":1,"arguments":"{}"}\n\n
                """#
        )
        #expect(ReferenceFunction.callNames.answer(for: input.chunks) == "one")
        #expect(ReferenceFunction.callArguments.answer(for: input.chunks) == "{}")
    }

    @Test(
        "a text is shown as far as it has come",
        arguments: [
            (#"{"text":"Caf"#, #""Caf""#), (#"{"text":"a\\n\\"#, #""a\n""#), (#"{"text""#, "nil"),
            (#"{"text":12"#, "nil"), (#"{"to":{"text":"no"},"text":""#, #""""#),
        ]
    )
    func shownText(notation: String, answer: String) throws {
        let input = try ChunkedBytes(notation: notation)
        #expect(ReferenceFunction.shownText.answer(for: input.chunks) == answer)
    }
}
