import CourseModel
import LessonRunner
import Testing

@Suite("Computed answers about interrupted streams")
struct InterruptedAnswerTests {
    private static let first =
        #"data: {"type":"response.created","sequence_number":0}\n\n"#
        + #"data: {"type":"response.output_text.delta","sequence_number":1,"delta":"Hel"}\n\n"#
    private static let second =
        #"data: {"type":"response.output_text.delta","sequence_number":2,"delta":"lo"}\n\n"#
    private static let cut =
        #"data: {"type":"response.output_text.delta","sequence_number":3,"delta":"!"}\n"#

    @Test(
        "a connection that breaks leaves its whole events",
        arguments: [
            (ReferenceFunction.keptText, "Hello"), (.startingAfter, "2"), (.joinedText, "Hello"),
        ]
    )
    func oneConnection(function: ReferenceFunction, answer: String) throws {
        #expect(try answerOf(function, Self.first + Self.second + Self.cut) == answer)
    }

    @Test(
        "connections in chunks count each event once",
        arguments: [
            (Self.first + "|" + Self.second, "Hello"),
            (Self.first + Self.second + "|" + Self.first + Self.second, "Hello"),
            (Self.first + Self.cut + "|" + Self.second + Self.cut + #"\n"#, "Hello!"),
            ("|" + Self.first, "Hel"),
        ]
    )
    func joined(notation: String, text: String) throws {
        #expect(try answerOf(.joinedText, notation) == text)
    }

    @Test("cuts within one connection do not matter to the other two")
    func cuts() throws {
        let notation = Self.first.replacing("delta\"", with: "del|ta\"") + Self.second
        #expect(try answerOf(.keptText, notation) == "Hello")
        #expect(try answerOf(.startingAfter, notation) == "2")
    }

    @Test("nothing came", arguments: [ReferenceFunction.keptText, .joinedText])
    func nothing(function: ReferenceFunction) throws {
        #expect(try answerOf(function, Self.cut) == "")
        #expect(try answerOf(.startingAfter, Self.cut) == "none")
    }

    private func answerOf(_ function: ReferenceFunction, _ notation: String) throws -> String {
        function.answer(for: try ChunkedBytes(notation: notation).chunks)
    }
}
