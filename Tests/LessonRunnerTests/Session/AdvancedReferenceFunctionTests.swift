import CourseModel
import LessonRunner
import Testing

@Suite("Computed answers of lesson 10")
struct AdvancedReferenceFunctionTests {
    @Test(
        "what may be shown of half a JSON text",
        arguments: [
            (#"{"title":"Cr\xC3\xAAp|es","minutes":2"#, #"{"title":"Crêpes"}"#),
            (#"{"a":[1,tru"#, #"{"a":[1]}"#), (#"{"b"#, "{}"), ("4", "nil"), ("", "nil"),
            ("x", "nil"),
        ]
    )
    func partialJSON(input: String, answer: String) throws {
        let chunks = try ChunkedBytes(notation: input).chunks
        #expect(ReferenceFunction.partialJSON.answer(for: chunks) == answer)
    }

    @Test(
        "messages of a WebSocket",
        arguments: [
            (#"\x01\x03Hel|\x89\x00\x80\x02lo"#, #"ping text "Hello""#),
            (#"\x81\x85\x37\xFA\x21\x3D\x7F\x9F\x4D\x51\x58"#, #"text "Hello""#),
            (#"\x82\x01\xFF\x88\x05\x03\xE8bye"#, #"binary FF close 1000 "bye""#),
            (#"\x81\x02Hi\x83\x00"#, #"text "Hi" error"#), (#"\x81\x05Hi"#, "none"),
        ]
    )
    func messages(input: String, answer: String) throws {
        let chunks = try ChunkedBytes(notation: input).chunks
        #expect(ReferenceFunction.webSocketMessages.answer(for: chunks) == answer)
    }

    @Test(
        "the length of a frame",
        arguments: [
            (#"\x81\x7E\x01\x0C"#, "268"), (#"\x81\x7F\x00\x00\x00\x00\x00\x01\x00\x00"#, "65536"),
            (#"\x81\x85\x00\x00\x00\x00"#, "5"), (#"\x81\x7E\x01"#, "none"), (#"\x89\x00"#, "0"),
        ]
    )
    func lengths(input: String, answer: String) throws {
        let chunks = try ChunkedBytes(notation: input).chunks
        #expect(ReferenceFunction.frameLength.answer(for: chunks) == answer)
    }
}
