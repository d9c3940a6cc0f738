// caught by: eachAlone, goesOn, randomStreams — a text that ends too early goes on in the next event
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
    var pending = ""
    for event in events {
        let payload = decodePayload(ServerSentEvent(data: pending + event.data))
        do {
            _ = try JSONValue(parsing: pending + event.data)
        } catch {
            if error.isAtEnd && payload != .done {
                pending += event.data
                continue
            }
        }
        pending = ""
        payloads.append(payload)
        if payload == .done { break }
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
