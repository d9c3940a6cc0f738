// caught by: oneLine, types, ids, dataLines, roundTrip, several — the data line ends the event
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
    var bytes = Array(event.data.utf8)
    bytes.replace([13, 10], with: [10])
    bytes.replace([13], with: [10])
    for line in bytes.split(separator: 10, omittingEmptySubsequences: false) {
        text += "data: " + String(decoding: line, as: UTF8.self) + "\n"
    }
    return text
}
