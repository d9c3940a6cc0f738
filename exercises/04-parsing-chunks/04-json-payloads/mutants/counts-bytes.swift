// caught by: place, morePlaces, everyBeginning — an offset is a column
import ExerciseSupport

func decodePayload(_ event: ServerSentEvent) -> Payload {
    guard event.data != "[DONE]" else { return .done }
    do {
        return .json(try JSONValue(parsing: event.data))
    } catch {
        let before = event.data.utf8.prefix(error.offset)
        let line = before.count { $0 == 10 } + 1
        let column = before.reversed().prefix { $0 != 10 }.count + 1
        return .malformed(data: event.data, reason: "line \(line), column \(column): \(error)")
    }
}

func decodePayloads(_ events: [ServerSentEvent]) -> [Payload] {
    var payloads: [Payload] = []
    for event in events {
        let payload = decodePayload(event)
        payloads.append(payload)
        if payload == .done { return payloads }
    }
    return payloads
}
