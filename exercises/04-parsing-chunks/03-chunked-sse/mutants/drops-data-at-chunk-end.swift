// caught by: oneEvent, anyCut, everyPlace, everySet — an event comes whole, or at least its lines do
import ExerciseSupport

struct SSEParser {
    private var isFirst = true
    private var id = ""

    mutating func push(_ chunk: [UInt8]) -> [ServerSentEvent] {
        var bytes = chunk
        if isFirst && bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        isFirst = false
        var events: [ServerSentEvent] = []
        var line: [UInt8] = []
        var type = "message"
        var data: [String] = []
        var afterCR = false
        for byte in bytes {
            if byte == 10 && afterCR {
                afterCR = false
                continue
            }
            afterCR = byte == 13
            guard byte == 10 || byte == 13 else {
                line.append(byte)
                continue
            }
            let text = String(decoding: line, as: UTF8.self)
            line = []
            if text.isEmpty {
                if !data.isEmpty {
                    let joined = data.joined(separator: "\n")
                    events.append(ServerSentEvent(type: type, data: joined, lastEventID: id))
                }
                type = "message"
                data = []
                continue
            }
            let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            var value = parts.count == 2 ? String(parts[1]) : ""
            if value.hasPrefix(" ") { value.removeFirst() }
            if parts[0] == "data" { data.append(value) }
            if parts[0] == "event" && !value.isEmpty { type = value }
            if parts[0] == "id" && !value.utf8.contains(0) { id = value }
        }
        return events
    }
}
