import ExerciseSupport
import Testing

@testable import FunctionCallEvents

@Suite("Function calls from events, graded") struct FunctionCallEventsHiddenTests {
    @Test("Every order of two items") func everyOrder() {
        let find = CallItem(id: "fc_7", callID: "call_x", name: "find", arguments: "ab")
        let book = CallItem(id: "fc_8", callID: "call_y", name: "book", arguments: "y")
        let calls = [
            ToolCall(id: "call_x", name: "find", arguments: "ab"),
            ToolCall(id: "call_y", name: "book", arguments: "y"),
        ]
        let (first, second) = (events(of: find, at: 0), events(of: book, at: 2))
        // Each set bit is an event of the first item.
        for order in 0..<(1 << 9) where order.nonzeroBitCount == first.count {
            var (left, right) = (first, second)
            let mixed = (0..<9).map { bit in
                order >> bit & 1 == 1 ? left.removeFirst() : right.removeFirst()
            }
            expect(mixed + [.completed], ready: true, gives: calls)
            let withoutDone = mixed.filter { if case .itemDone = $0 { false } else { true } }
            expect(withoutDone + [.completed], ready: true, gives: calls)
            let onlyDeltas = withoutDone.filter {
                if case .argumentsDone = $0 { false } else { true }
            }
            expect(onlyDeltas, ready: false, gives: calls)
        }
    }

    @Test("Lost deltas") func lostDeltas() {
        let item = CallItem(id: "fc_1", callID: "c", name: "find", arguments: #"{"q":1}"#)
        let call = ToolCall(id: "c", name: "find", arguments: #"{"q":1}"#)
        let all = events(of: item, at: 5)
        for lost in 0..<(1 << 7) {
            let left = all.enumerated().filter { number, _ in
                !(1...7).contains(number) || lost >> (number - 1) & 1 == 0
            }.map(\.element)
            expect(left.dropLast(), ready: false, gives: [call])
            expect(left + [.completed], ready: true, gives: [call])
        }
        expect([all[all.count - 1], .completed], ready: true, gives: [call])
    }

    @Test("Every moment") func everyMoment() {
        let find = CallItem(id: "fc_1", callID: "x", name: "find", arguments: "[1]")
        let now = CallItem(id: "fc_2", callID: "y", name: "now")
        let all = events(of: find, at: 0) + events(of: now, at: 1)
        for count in 0...all.count {
            expect(Array(all.prefix(count)), ready: true, gives: [])
            expect(Array(all.prefix(count)) + [.failed], ready: true, gives: [])
            expect(Array(all.prefix(count)) + [.incomplete], ready: true, gives: [])
        }
        expect(
            all + [.completed],
            ready: true,
            gives: [
                ToolCall(id: "x", name: "find", arguments: "[1]"),
                ToolCall(id: "y", name: "now", arguments: ""),
            ]
        )
    }

    @Test("Items drawn at random") func randomItems() {
        var generator = SeededGenerator(seed: 9_02)
        for _ in 0..<40 {
            var rows: [[ToolEvent]] = []
            var calls: [ToolCall] = []
            var index = 0
            for number in 0...generator.number(in: 0...4) {
                index += generator.number(in: 1...2)
                let type = generator.pick(["function_call", "function_call", "message", "mcp_call"])
                let item = CallItem(
                    type: type,
                    id: "item\(number)",
                    callID: "call\(number)",
                    name: generator.pick(["find", "book"]),
                    arguments: generator.pick(["", "{}", #"{"é":"日"}"#])
                )
                if type == "function_call" {
                    rows.append(events(of: item, at: index))
                    let (id, name) = (item.callID, item.name)
                    calls.append(ToolCall(id: id, name: name, arguments: item.arguments))
                } else {
                    rows.append([
                        .itemAdded(item, outputIndex: index), .other(type: "\(type).in_progress"),
                        .itemDone(item, outputIndex: index),
                    ])
                }
            }
            var mixed: [ToolEvent] = []
            while !rows.allSatisfy(\.isEmpty) {
                let open = rows.indices.filter { !rows[$0].isEmpty }
                mixed.append(rows[generator.pick(open)].removeFirst())
            }
            expect(mixed, ready: false, gives: calls)
            expect(mixed + [.completed], ready: true, gives: calls)
        }
    }
}

extension FunctionCallEventsHiddenTests {
    /// All events of a call, with a delta for each code point of the arguments.
    private func events(of item: CallItem, at index: Int) -> [ToolEvent] {
        var start = item
        start.arguments = ""
        let deltas = item.arguments.unicodeScalars.map {
            ToolEvent.argumentsDelta(String($0), itemID: item.id)
        }
        let end: [ToolEvent] = [
            .argumentsDone(item.arguments, itemID: item.id), .itemDone(item, outputIndex: index),
        ]
        return [.itemAdded(start, outputIndex: index)] + deltas + end
    }

    private func expect(
        _ events: [ToolEvent],
        ready: Bool,
        gives expected: [ToolCall],
        line: Int = #line
    ) {
        var collector = CallCollector()
        for event in events { collector.add(event) }
        let got = ToolCallList(ready ? collector.ready : collector.calls)
        if got == ToolCallList(expected) { return }
        ExerciseSupport.check(
            got,
            is: ToolCallList(expected),
            in: "\(ready ? "ready" : "calls") behind\n\(shown(events: events))",
            sourceLocation: here(line)
        )
    }
}
