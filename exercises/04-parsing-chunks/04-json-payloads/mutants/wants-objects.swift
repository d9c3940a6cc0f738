// caught by: values, moreValues, goesOn — a payload is an object
import ExerciseSupport

func decodePayload(_ event: ServerSentEvent) -> Payload {
    if event.data == "[DONE]" { return .done }
    do {
        let value = try JSONValue(parsing: event.data)
        if value.object != nil { return .json(value) }
        return .malformed(data: event.data, reason: "line 1, column 1: expected an object")
    } catch {
        let before = String(decoding: event.data.utf8.prefix(error.offset), as: UTF8.self)
        let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
        let place = "line \(lines.count), column \(lines[lines.count - 1].count + 1)"
        return .malformed(data: event.data, reason: "\(place): \(error)")
    }
}

func decodePayloads(_ events: [ServerSentEvent]) -> [Payload] {
    var payloads: [Payload] = []
    for event in events {
        payloads.append(decodePayload(event))
        if event.data == "[DONE]" { break }
    }
    return payloads
}
