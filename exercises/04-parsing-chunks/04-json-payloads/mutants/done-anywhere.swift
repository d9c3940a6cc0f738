// caught by: onlyDone, nearlyDone — [DONE] stands in no answer, and nothing comes after it
import ExerciseSupport

func decodePayload(_ event: ServerSentEvent) -> Payload {
    if event.data.contains("[DONE]") { return .done }
    do {
        return .json(try JSONValue(parsing: event.data))
    } catch {
        return .malformed(data: event.data, reason: "\(place(error, event.data)): \(error)")
    }
}

func decodePayloads(_ events: [ServerSentEvent]) -> [Payload] { events.map(decodePayload) }

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
