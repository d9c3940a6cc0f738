import ExerciseSupport

/// Tells what one event of a stream carries.
func decodePayload(_ event: ServerSentEvent) -> Payload {
    if event.data == "[DONE]" { return .done }
    do {
        return .json(try JSONValue(parsing: event.data))
    } catch {
        let place = place(ofByte: error.offset, in: event.data)
        return .malformed(data: event.data, reason: "\(place): expected \(error.expected)")
    }
}

/// Tells what the events of a stream carry, up to its end mark.
func decodePayloads(_ events: [ServerSentEvent]) -> [Payload] {
    var payloads: [Payload] = []
    for event in events {
        payloads.append(decodePayload(event))
        if payloads.last == .done { break }
    }
    return payloads
}

/// A place in a text as a reader finds it.
private func place(ofByte offset: Int, in text: String) -> String {
    let before = String(decoding: text.utf8.prefix(offset), as: UTF8.self)
    let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
    return "line \(lines.count), column \(lines[lines.count - 1].count + 1)"
}
