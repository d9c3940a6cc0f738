// caught by: goesOn, eachAlone, randomStreams — after an error nothing can be trusted
import ExerciseSupport

func decodePayload(_ event: ServerSentEvent) -> Payload {
    if event.data == "[DONE]" { return .done }
    do {
        return .json(try JSONValue(parsing: event.data))
    } catch {
        return .malformed(data: event.data, reason: "\(place(error, event.data)): \(error)")
    }
}

func decodePayloads(_ events: [ServerSentEvent]) -> [Payload] {
    var payloads: [Payload] = []
    for event in events {
        let payload = decodePayload(event)
        payloads.append(payload)
        if case .json = payload { continue }
        break
    }
    return payloads
}

private func place(_ error: JSONSyntaxError, _ data: String) -> String {
    var line = 1
    var column = 1
    for character in String(decoding: data.utf8.prefix(error.offset), as: UTF8.self) {
        column += 1
        if character == "\n" {
            line += 1
            column = 1
        }
    }
    return "line \(line), column \(column)"
}
