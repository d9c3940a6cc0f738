// caught by: otherEndings, roundTrip, everyRow — CR and LF each end a line of data
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
    let lines = event.data.utf8.split(omittingEmptySubsequences: false) { $0 == 10 || $0 == 13 }
    for line in lines {
        text += "data: " + String(decoding: line, as: UTF8.self) + "\n"
    }
    return text + "\n"
}
