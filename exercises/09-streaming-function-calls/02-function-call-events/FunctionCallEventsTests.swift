import ExerciseSupport
import Testing

@testable import FunctionCallEvents

@Suite("Function calls from events") struct FunctionCallEventsTests {
    @Test("An added item begins a call") func announced() {
        expect([.itemAdded(weather(), outputIndex: 0)], gives: [call("call_a", "weather")])
        expect([.other(type: "in_progress")], gives: [])
    }

    @Test("Deltas are joined by item") func deltas() {
        expect(
            [
                .itemAdded(weather(), outputIndex: 0),
                .argumentsDelta("{", itemID: "fc_1"),
                .argumentsDelta("1}", itemID: "fc_1"),
            ],
            gives: [call("call_a", "weather", "{1}")]
        )
        expect(
            [
                .itemAdded(weather(), outputIndex: 0),
                .itemAdded(trains(), outputIndex: 1),
                .argumentsDelta("{", itemID: "fc_1"),
                .argumentsDelta("[", itemID: "fc_2"),
                .argumentsDelta("1}", itemID: "fc_1"),
                .argumentsDelta("2]", itemID: "fc_2"),
            ],
            gives: [call("call_a", "weather", "{1}"), call("call_b", "trains", "[2]")]
        )
    }

    @Test("Only items of the type `function_call` are calls") func functionsOnly() {
        let message = CallItem(type: "message", id: "msg_1")
        let search = CallItem(type: "mcp_call", id: "mcp_1", name: "search", arguments: "{}")
        expect(
            [
                .itemAdded(CallItem(type: "reasoning", id: "rs_1"), outputIndex: 0),
                .itemAdded(weather(), outputIndex: 1),
                .itemAdded(message, outputIndex: 2),
                .itemAdded(search, outputIndex: 3),
                .other(type: "mcp_call_arguments.done"),
                .itemDone(search, outputIndex: 3),
                .itemDone(message, outputIndex: 2),
                .argumentsDelta("{}", itemID: "fc_1"),
            ],
            gives: [call("call_a", "weather", "{}")]
        )
    }

    @Test("Calls stand in the order of their output index") func order() {
        expect(
            [
                .itemAdded(trains(), outputIndex: 3), .itemAdded(weather(), outputIndex: 1),
                .argumentsDelta("{}", itemID: "fc_2"),
            ],
            gives: [call("call_a", "weather"), call("call_b", "trains", "{}")]
        )
    }

    @Test("Arguments that are done win over the deltas") func done() {
        expect(
            [
                .itemAdded(weather(), outputIndex: 0),
                .argumentsDelta(#"{"city":"#, itemID: "fc_1"),
                .argumentsDone(#"{"city":"Oslo"}"#, itemID: "fc_1"),
                .argumentsDelta(#""Oslo"}"#, itemID: "fc_1"),
            ],
            gives: [call("call_a", "weather", #"{"city":"Oslo"}"#)]
        )
        expect(
            [
                .itemAdded(weather(), outputIndex: 0), .itemAdded(trains(), outputIndex: 1),
                .argumentsDone("{1}", itemID: "fc_1"),
            ],
            gives: [call("call_a", "weather", "{1}"), call("call_b", "trains")]
        )
        expect(
            [
                .itemAdded(weather(), outputIndex: 0),
                .argumentsDelta("{1", itemID: "fc_1"),
                .argumentsDone("", itemID: "fc_1"),
            ],
            gives: [call("call_a", "weather")]
        )
    }

    @Test("An item that is done has the last word") func itemDone() {
        let whole = CallItem(id: "fc_1", callID: "call_z", name: "forecast", arguments: "{2}")
        expect(
            [
                .itemAdded(weather(), outputIndex: 0),
                .argumentsDelta("{", itemID: "fc_1"),
                .argumentsDone("{1}", itemID: "fc_1"),
                .itemDone(whole, outputIndex: 0),
            ],
            gives: [call("call_z", "forecast", "{2}")]
        )
        expect(
            [.itemAdded(trains(), outputIndex: 1), .itemDone(whole, outputIndex: 0)],
            gives: [call("call_z", "forecast", "{2}"), call("call_b", "trains")]
        )
    }

    @Test("Calls are ready when the response is completed") func ready() {
        let events: [ToolEvent] = [
            .itemAdded(weather(), outputIndex: 0), .itemAdded(trains(), outputIndex: 1),
            .argumentsDelta("{}", itemID: "fc_2"), .argumentsDone("{1}", itemID: "fc_1"),
        ]
        expectReady(events, gives: [])
        expectReady(events + [.completed], gives: [call("call_a", "weather", "{1}")])
        let both = [call("call_a", "weather", "{1}"), call("call_b", "trains", "[]")]
        let last = ToolEvent.itemDone(trains("[]"), outputIndex: 1)
        expectReady(events + [last], gives: [])
        expectReady(events + [last, .completed], gives: both)
    }

    @Test("A cut response has no call that is ready") func cut() {
        let events: [ToolEvent] = [
            .itemAdded(weather(), outputIndex: 0), .argumentsDone("{1", itemID: "fc_1"),
            .itemDone(weather("{1"), outputIndex: 0),
        ]
        expectReady(events + [.incomplete], gives: [])
        expectReady(events + [.failed], gives: [])
        expect(events + [.incomplete], gives: [call("call_a", "weather", "{1")])
    }
}

extension FunctionCallEventsTests {
    private func weather(_ arguments: String = "") -> CallItem {
        CallItem(id: "fc_1", callID: "call_a", name: "weather", arguments: arguments)
    }

    private func trains(_ arguments: String = "") -> CallItem {
        CallItem(id: "fc_2", callID: "call_b", name: "trains", arguments: arguments)
    }

    private func call(_ id: String, _ name: String, _ arguments: String = "") -> ToolCall {
        ToolCall(id: id, name: name, arguments: arguments)
    }

    private func expect(_ events: [ToolEvent], gives expected: [ToolCall], line: Int = #line) {
        let got = ToolCallList(collector(events).calls)
        same(got, ToolCallList(expected), "calls", events, line)
    }

    private func expectReady(
        _ events: [ToolEvent],
        gives expected: [ToolCall],
        line: Int = #line
    ) {
        let got = ToolCallList(collector(events).ready)
        same(got, ToolCallList(expected), "ready", events, line)
    }

    private func collector(_ events: [ToolEvent]) -> CallCollector {
        var collector = CallCollector()
        for event in events { collector.add(event) }
        return collector
    }

    private func same(
        _ got: ToolCallList,
        _ expected: ToolCallList,
        _ property: String,
        _ events: [ToolEvent],
        _ line: Int
    ) {
        ExerciseSupport.check(
            got,
            is: expected,
            in: "\(property) behind\n\(shown(events: events))",
            sourceLocation: here(line)
        )
    }
}
