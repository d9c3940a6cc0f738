import CourseModel
import LessonRunner
import Testing

@Suite("Computed answers about the events of a response")
struct StreamedResponseFunctionTests {
    private func answer(_ function: ReferenceFunction, _ payloads: [String]) throws -> String {
        let input = payloads.map { #"data: \#($0)\n\n"# }.joined()
        return function.answer(for: try ChunkedBytes(notation: input).chunks)
    }

    @Test("types are those of the payloads")
    func types() throws {
        let payloads = [#"{"type":"response.created"}"#, #"{"type":"response.new_thing"}"#, "1"]
        #expect(try answer(.eventTypes, payloads) == "response.created response.new_thing")
        let input = try ChunkedBytes(notation: #"event: error\ndata: {"type":"ping"}\n\n"#)
        #expect(ReferenceFunction.eventTypes.answer(for: input.chunks) == "ping")
    }

    @Test("the text is put together by item and part, and what is done wins")
    func text() throws {
        func delta(_ text: String, _ output: Int, _ content: Int) -> String {
            #"{"type":"response.output_text.delta","output_index":\#(output),"#
                + #""content_index":\#(content),"delta":"\#(text)"}"#
        }
        let turns = [delta("c", 1, 0), delta("b", 0, 1), delta("a", 0, 0), delta("c", 1, 0)]
        #expect(try answer(.responseText, turns) == "abcc")
        let done = #"{"type":"response.output_text.done","output_index":1,"text":"d"}"#
        #expect(try answer(.responseText, turns + [done]) == "abd")
        #expect(try answer(.responseText, []) == "")
    }

    @Test("missing numbers are named, duplicates and late ones are not")
    func missing() throws {
        func numbers(_ numbers: Int...) -> [String] {
            numbers.map { #"{"type":"ping","sequence_number":\#($0)}"# }
        }
        #expect(try answer(.missingNumbers, numbers(1, 2, 5, 5, 3, 7)) == "0 4 6")
        #expect(try answer(.missingNumbers, numbers(0, 1, 2)) == "")
        #expect(try answer(.missingNumbers, []) == "")
    }
}
