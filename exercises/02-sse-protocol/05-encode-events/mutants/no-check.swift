// caught by: typeInjection, idInjection, emptyType, injection — names and ids are one's own, and short
import ExerciseSupport

func encode(_ event: ServerSentEvent) throws -> String {
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
