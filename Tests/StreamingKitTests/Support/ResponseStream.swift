import StreamingKit
import Testing

/// The events of a stream, each written without its `sequence_number`, which counts from 0.
func responseEvents(_ payloads: [String]) throws -> [ResponseEvent] {
    try payloads.enumerated().map { number, payload in
        var value = try JSONValue(parsing: payload).object ?? [:]
        value["sequence_number"] = JSONValue(number)
        return try #require(ResponseEvent(.object(value)))
    }
}

/// A response as the API sends it, with `output` and `status`.
func responseObject(_ status: String, _ output: String, _ others: String = "") -> String {
    #"{"id":"resp_1","object":"response","created_at":1700000000,"model":"m","status":"\#(status)","#
        + #""output":\#(output),"parallel_tool_calls":true,"tool_choice":"auto","tools":[]\#(others)}"#
}

/// The events that begin a stream.
let opening = [
    #"{"type":"response.created","response":\#(responseObject("in_progress", "[]"))}"#,
    #"{"type":"response.in_progress","response":\#(responseObject("in_progress", "[]"))}"#,
]

/// The event that ends a stream with `output`.
func completed(_ output: String) -> String {
    #"{"type":"response.completed","response":\#(responseObject("completed", output))}"#
}

/// Opens a stream, adds `items` and ends it with `output`; expects that the items put together
/// before the last event are what it has, at every event and in every prefix without trouble.
func expectAssembled(
    _ items: [String],
    _ output: String,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let events = try responseEvents(opening + items + [completed(output)])
    var assembler = ResponseAssembler()
    for event in events.dropLast() { assembler.add(event) }
    let expected = try JSONValue(parsing: output)
    #expect(.array(assembler.output) == expected, sourceLocation: sourceLocation)
    #expect(!assembler.isFinished, sourceLocation: sourceLocation)
    let unfinished = assembler.response
    assembler.add(events[events.count - 1])
    #expect(assembler.isFinished, sourceLocation: sourceLocation)
    #expect(assembler.status == .completed, sourceLocation: sourceLocation)
    #expect(assembler.response == events.last?.json["response"], sourceLocation: sourceLocation)
    #expect(unfinished?["output"] == expected, sourceLocation: sourceLocation)
}
