// caught by: fields, noData, fieldEdges — spaces around a value mean nothing, empty lines are events
import ExerciseSupport

struct SSEParser {
    private var line: [UInt8] = []
    private var afterCR = false
    private var isFirst = true
    private var type = ""
    private var data: [String] = []
    private var id = ""

    mutating func push(_ chunk: [UInt8]) -> [ServerSentEvent] {
        var events: [ServerSentEvent] = []
        for byte in chunk {
            if byte == 10 && afterCR {
                afterCR = false
                continue
            }
            afterCR = byte == 13
            if byte != 10 && byte != 13 {
                line.append(byte)
                continue
            }
            if isFirst && line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
            isFirst = false
            if line.isEmpty {
                let name = type.isEmpty ? "message" : type
                let text = data.joined(separator: "\n")
                events.append(ServerSentEvent(type: name, data: text, lastEventID: id))
                type = ""
                data = []
            } else {
                let text = String(decoding: line, as: UTF8.self)
                let name = text.prefix { $0 != ":" }
                var value = text.dropFirst(name.count + 1)
                while value.first == " " { value.removeFirst() }
                while value.last == " " { value.removeLast() }
                if name == "data" { data.append(String(value)) }
                if name == "event" { type = String(value) }
                if name == "id" && !value.utf8.contains(0) { id = String(value) }
            }
            line = []
        }
        return events
    }
}
