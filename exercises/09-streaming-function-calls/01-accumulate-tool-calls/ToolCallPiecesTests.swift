import ExerciseSupport
import Testing

@testable import ToolCallPieces

@Suite("Tool calls from their pieces") struct ToolCallPiecesTests {
    @Test("A call is put together from its pieces") func oneCall() {
        expect(
            [
                .start(),
                .pieces(ToolCallDelta(index: 0, id: "call_a", name: "weather", arguments: "")),
                .pieces(ToolCallDelta(index: 0, arguments: #"{"ci"#)),
                .pieces(ToolCallDelta(index: 0, arguments: #"ty":"Os"#)),
                .pieces(ToolCallDelta(index: 0, arguments: #"lo"}"#)),
            ],
            gives: [call("call_a", "weather", #"{"city":"Oslo"}"#)]
        )
        expect([.start(), .text("Hello."), .finish()], gives: [])
        expect(
            [.pieces(ToolCallDelta(index: 0, id: "call_a", name: "now", arguments: ""))],
            gives: [call("call_a", "now", "")]
        )
    }

    @Test("The index says to which call a piece belongs") func severalCalls() {
        let both = [call("call_a", "weather", "{1}"), call("call_b", "trains", "[2]")]
        expect(
            [
                .pieces(ToolCallDelta(index: 0, id: "call_a", name: "weather", arguments: "{")),
                .pieces(ToolCallDelta(index: 1, id: "call_b", name: "trains", arguments: "[")),
                .pieces(ToolCallDelta(index: 0, arguments: "1")),
                .pieces(ToolCallDelta(index: 1, arguments: "2]")),
                .pieces(ToolCallDelta(index: 0, arguments: "}")),
            ],
            gives: both
        )
        expect(
            [
                .pieces(
                    ToolCallDelta(index: 0, id: "call_a", name: "weather"),
                    ToolCallDelta(index: 1, id: "call_b", name: "trains")
                ),
                .pieces(
                    ToolCallDelta(index: 0, arguments: "{1}"),
                    ToolCallDelta(index: 1, arguments: "[2"),
                    ToolCallDelta(index: 1, arguments: "]")
                ),
            ],
            gives: both
        )
    }

    @Test("Calls stand in the order of their index") func order() {
        expect(
            [
                .pieces(ToolCallDelta(index: 1, id: "call_b", name: "trains", arguments: "2")),
                .pieces(ToolCallDelta(index: 0, id: "call_a", name: "weather", arguments: "1")),
            ],
            gives: [call("call_a", "weather", "1"), call("call_b", "trains", "2")]
        )
        expect(
            [
                .pieces(ToolCallDelta(index: 7, id: "call_b", name: "trains", arguments: "2")),
                .pieces(ToolCallDelta(index: 1, id: "call_a", name: "weather", arguments: "1")),
            ],
            gives: [call("call_a", "weather", "1"), call("call_b", "trains", "2")]
        )
    }

    @Test("What is missing or empty changes nothing") func nothingNew() {
        expect(
            [
                .pieces(ToolCallDelta(index: 0, id: "call_a", name: "weather", arguments: "{")),
                .pieces(ToolCallDelta(index: 0, id: "", name: "", arguments: "}")),
                .pieces(ToolCallDelta(index: 0)),
                .text(""),
            ],
            gives: [call("call_a", "weather", "{}")]
        )
        expect(
            [
                .pieces(ToolCallDelta(index: 0, id: "", name: "", arguments: "")),
                .pieces(ToolCallDelta(index: 0, id: "call_a", arguments: "{")),
                .pieces(ToolCallDelta(index: 0, name: "weather", arguments: "}")),
            ],
            gives: [call("call_a", "weather", "{}")]
        )
    }

    @Test("An ID or a name that comes again is not added") func repeated() {
        expect(
            [
                .pieces(ToolCallDelta(index: 0, id: "call_a", name: "weather", arguments: "{")),
                .pieces(ToolCallDelta(index: 0, id: "call_a", name: "weather", arguments: "1")),
                .pieces(ToolCallDelta(index: 0, id: "call_a", name: "weather", arguments: "}")),
            ],
            gives: [call("call_a", "weather", "{1}")]
        )
    }

    @Test("A piece without an index goes where the one before it went") func noIndex() {
        expect(
            [
                .pieces(ToolCallDelta(index: nil, id: "call_a", name: "weather", arguments: "{")),
                .pieces(ToolCallDelta(index: nil, arguments: "}")),
            ],
            gives: [call("call_a", "weather", "{}")]
        )
        expect(
            [
                .pieces(ToolCallDelta(index: 0, id: "call_a", name: "weather", arguments: "{")),
                .pieces(ToolCallDelta(index: 1, id: "call_b", name: "trains", arguments: "[")),
                .pieces(ToolCallDelta(index: nil, arguments: "2]")),
                .pieces(ToolCallDelta(index: 0, arguments: "1")),
                .pieces(ToolCallDelta(index: nil, arguments: "}")),
            ],
            gives: [call("call_a", "weather", "{1}"), call("call_b", "trains", "[2]")]
        )
    }

    @Test("Another ID at the same index is another call") func anotherID() {
        let both = [call("call_a", "weather", "{1}"), call("call_b", "trains", "[2]")]
        for index in [0, nil] {
            expect(
                [
                    .pieces(ToolCallDelta(index: index, id: "call_a", name: "weather")),
                    .pieces(ToolCallDelta(index: index, arguments: "{1}")),
                    .pieces(ToolCallDelta(index: index, id: "call_b", name: "trains")),
                    .pieces(ToolCallDelta(index: index, arguments: "[2]")),
                ],
                gives: both
            )
        }
    }

    @Test("Calls are ready when the answer is whole") func ready() {
        let pieces: [ChatCompletionChunk] = [
            .pieces(ToolCallDelta(index: 0, id: "call_a", name: "weather", arguments: "{}")),
            .pieces(ToolCallDelta(index: 1, id: "call_b", name: "trains", arguments: "{}")),
        ]
        let both = [call("call_a", "weather", "{}"), call("call_b", "trains", "{}")]
        expectReady(pieces, gives: [])
        expectReady(pieces + [.finish(.toolCalls)], gives: both)
        expectReady(pieces + [.finish(.toolCalls), .usage(9, 9)], gives: both)
        expectReady(pieces + [.finish(.stop)], gives: both)
    }

    @Test("A cut answer has no call that is ready") func cut() {
        let pieces: [ChatCompletionChunk] = [
            .pieces(ToolCallDelta(index: 0, id: "call_a", name: "weather", arguments: "{}")),
            .pieces(ToolCallDelta(index: 1, id: "call_b", name: "pay", arguments: "12")),
        ]
        expectReady(pieces + [.finish(.length)], gives: [])
        expectReady(pieces + [.finish(.contentFilter)], gives: [])
        let both = [call("call_a", "weather", "{}"), call("call_b", "pay", "12")]
        expect(pieces + [.finish(.length)], gives: both)
    }
}

extension ToolCallPiecesTests {
    private func call(_ id: String, _ name: String, _ arguments: String) -> ToolCall {
        ToolCall(id: id, name: name, arguments: arguments)
    }

    private func expect(
        _ chunks: [ChatCompletionChunk],
        gives expected: [ToolCall],
        line: Int = #line
    ) {
        same(ToolCallList(accumulator(chunks).calls), expected, "calls", chunks, line)
    }

    private func expectReady(
        _ chunks: [ChatCompletionChunk],
        gives expected: [ToolCall],
        line: Int = #line
    ) {
        same(ToolCallList(accumulator(chunks).ready), expected, "ready", chunks, line)
    }

    private func accumulator(_ chunks: [ChatCompletionChunk]) -> ToolCallAccumulator {
        var accumulator = ToolCallAccumulator()
        for chunk in chunks {
            for choice in chunk.choices { accumulator.add(choice) }
        }
        return accumulator
    }

    private func same(
        _ got: ToolCallList,
        _ expected: [ToolCall],
        _ property: String,
        _ chunks: [ChatCompletionChunk],
        _ line: Int
    ) {
        ExerciseSupport.check(
            got,
            is: ToolCallList(expected),
            in: "\(property) behind\n\(shown(stream: chunks))",
            sourceLocation: here(line)
        )
    }
}
