import ExerciseSupport

/// The text that a server sends for an event.
func encode(_ event: ServerSentEvent) throws -> String {
    var text = ""
    // TODO: what if the type or the id has a line ending in it?
    text += "event: \(event.type)\n"
    // TODO: not every event has an id.
    text += "id: \(event.lastEventID)\n"
    // TODO: data of several lines. Which line endings may it have?
    text += "data: \(event.data)\n"
    return text + "\n"
}
