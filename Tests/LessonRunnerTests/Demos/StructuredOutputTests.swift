import StreamingKit
import Terminal
import Testing

@testable import LessonRunner

@Suite("A structured output on the screen")
struct StructuredOutputTests {
    private func rows(_ text: String) -> [String] {
        var output = StructuredOutput()
        output.take(text)
        guard let value = output.value else { return [] }
        return ValueOutline(growing: output.growing).rows(of: value).map(\.plainText)
    }

    @Test(
        "has a row for each member, and a sign where it goes on",
        arguments: [
            ("{\"a\":1", ["_"]), ("{\"a\":1,", ["a: 1", "_"]), ("{\"a\":\"x", ["a: x_"]),
            ("{\"a\":[\"x\",\"y", ["a: ", "  - x", "  - y_"]), ("{\"a\":[", ["a: ", "  _"]),
            ("{\"a\":[{\"b\":1,\"c\":2}", ["a: ", "  - b: 1, c: 2", "  _"]),
            ("{\"a\":[{\"b\":1,\"c\":\"z", ["a: ", "  - b: 1, c: z_"]),
            ("{\"a\":[{\"b\":1,\"c", ["a: ", "  - b: 1 _"]), ("{\"a\":true}", ["a: true"]),
            ("\"x", ["x_"]), ("{\"a\":{\"b\":[1]}}", ["a: ", "  b: ", "    - 1"]),
            ("{\"a\":\"\\u001b[2J", ["a: ␛[2J_"]),
        ] as [(String, [String])]
    )
    func outline(_ text: String, _ wanted: [String]) {
        #expect(rows(text) == wanted)
    }

    @Test("counts the deltas until there is something to show, and until it is whole")
    func counts() {
        var output = StructuredOutput()
        for piece in ["{", "\"a\"", ":", "\"", "x", "\"", "}"] { output.take(piece) }
        #expect(output.firstShown == 4)
        #expect(output.wholeAt == 7)
        #expect(output.problem == nil)
        output.take("x")
        #expect(output.problem?.offset == 9)
    }
}
