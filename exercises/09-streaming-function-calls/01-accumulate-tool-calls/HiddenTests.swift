import ExerciseSupport
import Testing

@testable import ToolCallPieces

@Suite("Tool calls from their pieces, graded") struct ToolCallPiecesHiddenTests {
    @Test("Every order of two calls") func everyOrder() {
        let first = pieces(of: ToolCall(id: "call_x", name: "find", arguments: "abc"), index: 0)
        let second = pieces(of: ToolCall(id: "call_y", name: "book", arguments: "xyz"), index: 1)
        // Each set bit is a piece of the first call.
        for order in 0..<(1 << 8) where order.nonzeroBitCount == first.count {
            var (left, right) = (first, second)
            let mixed = (0..<8).map { bit in
                order >> bit & 1 == 1 ? left.removeFirst() : right.removeFirst()
            }
            expect(
                mixed.map { .pieces($0) },
                gives: [
                    ToolCall(id: "call_x", name: "find", arguments: "abc"),
                    ToolCall(id: "call_y", name: "book", arguments: "xyz"),
                ]
            )
        }
    }

    @Test("Calls drawn at random") func randomCalls() {
        var generator = SeededGenerator(seed: 9_01)
        for _ in 0..<40 {
            var rows: [[ToolCallDelta]] = []
            var calls: [ToolCall] = []
            var index = -1
            for number in 0...generator.number(in: 0...3) {
                index += generator.number(in: 1...3)
                let letters = (0..<generator.number(in: 0...6)).map { _ in
                    generator.pick(["{", "é", "\"", "日", "\u{301}", "}"])
                }
                let name = generator.pick(["find", "book", "pay"])
                let arguments = letters.joined()
                let call = ToolCall(id: "id\(number)", name: name, arguments: arguments)
                calls.append(call)
                var row = pieces(of: call, index: index)
                for place in row.indices where generator.flip() {
                    (row[place].id, row[place].name) = generator.pick(
                        [(call.id, call.name), ("", ""), (call.id, nil)]
                    )
                }
                row[0].id = call.id
                row[0].name = call.name
                rows.append(row)
            }
            var chunks: [ChatCompletionChunk] = []
            while !rows.allSatisfy(\.isEmpty) {
                let open = rows.indices.filter { !rows[$0].isEmpty }
                chunks.append(.pieces(rows[generator.pick(open)].removeFirst()))
            }
            expect(chunks, gives: calls)
        }
    }

    @Test("Every cut of the arguments") func everyCut() {
        let arguments = #"{"to":"Ålesund 🚂"}"#
        let whole = ToolCall(id: "c", name: "trains", arguments: arguments)
        for place in arguments.unicodeScalars.indices {
            let parts = [arguments[..<place], "", arguments[place...]].map { String($0) }
            expect(
                parts.enumerated().map { number, part in
                    .pieces(
                        ToolCallDelta(
                            index: 3,
                            id: number == 0 ? "c" : nil,
                            name: number == 0 ? "trains" : nil,
                            arguments: part
                        )
                    )
                },
                gives: [whole]
            )
        }
    }

    @Test("Other servers") func otherServers() {
        let three = ["a", "b", "c"].map { ToolCall(id: $0, name: "find", arguments: "[\($0)]") }
        let same = three.flatMap { pieces(of: $0, index: 4) }
        expect(same.map { .pieces($0) }, gives: three)
        let none = three.flatMap { pieces(of: $0, index: nil) }
        expect(none.map { .pieces($0) }, gives: three)
        let once = pieces(of: three[0], index: 2) + pieces(of: three[1], index: nil)
        expect(
            (once + pieces(of: three[2], index: 1)).map { .pieces($0) },
            gives: [three[2], three[0], three[1]]
        )
        let late = [
            ToolCallDelta(index: 0, name: "find", arguments: "["),
            ToolCallDelta(index: 0, id: "a", arguments: "a]"),
        ]
        expect(late.map { .pieces($0) }, gives: [three[0]])
    }

    @Test("Other ends") func otherEnds() {
        let call = ToolCall(id: "a", name: "pay", arguments: "{}")
        let chunks: [ChatCompletionChunk] = pieces(of: call, index: 0).map { .pieces($0) }
        let reasons: [FinishReason] = [.length, .contentFilter, .other("eos")]
        for reason in reasons { expect(chunks + [.finish(reason)], ready: true, gives: []) }
        for reason in [FinishReason.toolCalls, .stop] {
            var last = chunks[chunks.count - 1]
            last.choices[0].finishReason = reason
            expect(chunks.dropLast() + [last], ready: true, gives: [call])
        }
        expect(chunks, ready: true, gives: [])
        expect([.text("Hi"), .finish(.toolCalls)], ready: true, gives: [])
    }
}

extension ToolCallPiecesHiddenTests {
    /// A piece with ID and name, and one for each code point of the arguments.
    private func pieces(of call: ToolCall, index: Int?) -> [ToolCallDelta] {
        [ToolCallDelta(index: index, id: call.id, name: call.name, arguments: "")]
            + call.arguments.unicodeScalars.map {
                ToolCallDelta(index: index, arguments: String($0))
            }
    }

    private func expect(
        _ chunks: [ChatCompletionChunk],
        ready: Bool = false,
        gives expected: [ToolCall],
        line: Int = #line
    ) {
        var accumulator = ToolCallAccumulator()
        for chunk in chunks {
            for choice in chunk.choices { accumulator.add(choice) }
        }
        let got = ToolCallList(ready ? accumulator.ready : accumulator.calls)
        if got == ToolCallList(expected) { return }
        ExerciseSupport.check(
            got,
            is: ToolCallList(expected),
            in: "\(ready ? "ready" : "calls") behind\n\(shown(stream: chunks))",
            sourceLocation: here(line)
        )
    }
}
