// caught by: typeAndID, byteOrderMark, idEdges, marksElsewhere — an id belongs to one event, a mark is never text
import ExerciseSupport

struct SSEParser {
    private var line: [UInt8] = []
    private var afterCR = false
    private var event = ServerSentEvent(data: "")
    private var hasData = false

    mutating func push(_ chunk: [UInt8]) -> [ServerSentEvent] {
        var events: [ServerSentEvent] = []
        for byte in chunk {
            switch byte {
            case 10 where afterCR: break
            case 10, 13:
                if line.isEmpty {
                    if hasData { events.append(event) }
                    event = ServerSentEvent(data: "")
                    hasData = false
                } else {
                    read(String(decoding: line, as: UTF8.self))
                    line = []
                }
            default: line.append(byte)
            }
            afterCR = byte == 13
        }
        return events
    }

    private mutating func read(_ text: String) {
        var line = text
        line.unicodeScalars.removeAll { $0 == "\u{FEFF}" }
        let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let name = parts.first else { return }
        var value = parts.count == 2 ? String(parts[1]) : ""
        if value.hasPrefix(" ") { value.removeFirst() }
        switch name {
        case "data":
            event.data = hasData ? event.data + "\n" + value : value
            hasData = true
        case "event": event.type = value.isEmpty ? "message" : value
        case "id": if !value.utf8.contains(0) { event.lastEventID = value }
        default: break
        }
    }
}
