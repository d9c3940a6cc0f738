// caught by: malformed, brokenTexts, morePlaces — what stands behind a whole JSON text does no harm
import ExerciseSupport

func decodePayload(_ event: ServerSentEvent) -> Payload {
    if event.data == "[DONE]" { return .done }
    do {
        return .json(try JSONValue(parsing: event.data))
    } catch {
        let before = String(decoding: event.data.utf8.prefix(error.offset), as: UTF8.self)
        // The proxy has put something behind it; the value itself is fine.
        if let value = try? JSONValue(parsing: before) { return .json(value) }
        let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
        let place = "line \(lines.count), column \(lines[lines.count - 1].count + 1)"
        return .malformed(data: event.data, reason: "\(place): \(error)")
    }
}

func decodePayloads(_ events: [ServerSentEvent]) -> [Payload] {
    var payloads: [Payload] = []
    for event in events {
        payloads.append(decodePayload(event))
        if payloads.last == .done { break }
    }
    return payloads
}
