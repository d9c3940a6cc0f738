// caught by: typeInjection, idInjection, injection — a line ends with a line feed
import ExerciseSupport

func encode(_ event: ServerSentEvent) throws -> String {
    if event.type.isEmpty { throw EventEncodingError.emptyType }
    if event.type.contains("\n") { throw EventEncodingError.lineEnding(in: .type) }
    if event.lastEventID.contains("\n") { throw EventEncodingError.lineEnding(in: .id) }
    if event.lastEventID.utf8.contains(0) { throw EventEncodingError.zeroInID }
    var text = ""
    if event.type != "message" { text += "event: \(event.type)\n" }
    if !event.lastEventID.isEmpty { text += "id: \(event.lastEventID)\n" }
    var bytes = Array(event.data.utf8)
    bytes.replace([13, 10], with: [10])
    bytes.replace([13], with: [10])
    for line in bytes.split(separator: 10, omittingEmptySubsequences: false) {
        text += "data: " + String(decoding: line, as: UTF8.self) + "\n"
    }
    return text + "\n"
}
