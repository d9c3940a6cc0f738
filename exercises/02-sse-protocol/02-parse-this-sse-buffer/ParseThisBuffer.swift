import ExerciseSupport

/// The events of a whole event stream, in order.
func parseEvents(_ buffer: String) -> [ServerSentEvent] {
    var events: [ServerSentEvent] = []
    var type = "message"
    for line in buffer.split(separator: "\n") {
        // TODO: read the line as in 02/field-line; your `parseLine` may move in here.
        if line.hasPrefix("event: ") {
            type = String(line.dropFirst(7))
        }
        if line.hasPrefix("data: ") {
            // TODO: when is an event over? The empty lines are lost in the split above.
            events.append(ServerSentEvent(type: type, data: String(line.dropFirst(6))))
        }
    }
    return events
}
