// caught by: otherEndings, roundTrip, everyRow — data has line feeds and no other line ending
import ExerciseSupport

func encode(_ event: ServerSentEvent) throws -> String {
    if event.type.isEmpty { throw EventEncodingError.emptyType }
    for byte in event.type.utf8 where byte == 10 || byte == 13 {
        throw EventEncodingError.lineEnding(in: .type)
    }
    for byte in event.lastEventID.utf8 {
        if byte == 10 || byte == 13 { throw EventEncodingError.lineEnding(in: .id) }
        if byte == 0 { throw EventEncodingError.zeroInID }
    }
    var text = ""
    if event.type != "message" { text += "event: \(event.type)\n" }
    if !event.lastEventID.isEmpty { text += "id: \(event.lastEventID)\n" }
    for line in event.data.split(separator: "\n", omittingEmptySubsequences: false) {
        text += "data: \(line)\n"
    }
    return text + "\n"
}
