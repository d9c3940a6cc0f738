// caught by: anyCut, crAtTheEnd, everyPlace, endedByEachByte — CR and LF come together
import ExerciseSupport

struct SSEParser {
    private var line: [UInt8] = []
    private var isFirst = true
    private var type = "message"
    private var data: [String] = []
    private var id = ""

    mutating func push(_ chunk: [UInt8]) -> [ServerSentEvent] {
        var events: [ServerSentEvent] = []
        var index = 0
        while index < chunk.count {
            let byte = chunk[index]
            index += 1
            if byte == 13 {
                if index < chunk.count && chunk[index] == 10 { index += 1 }
                finishLine(&events)
            } else if byte == 10 {
                finishLine(&events)
            } else {
                line.append(byte)
            }
        }
        return events
    }

    private mutating func finishLine(_ events: inout [ServerSentEvent]) {
        if isFirst && line.starts(with: [0xEF, 0xBB, 0xBF]) { line = Array(line.dropFirst(3)) }
        isFirst = false
        let text = String(decoding: line, as: UTF8.self)
        line = []
        guard !text.isEmpty else {
            if !data.isEmpty {
                let joined = data.joined(separator: "\n")
                events.append(ServerSentEvent(type: type, data: joined, lastEventID: id))
            }
            type = "message"
            data = []
            return
        }
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        var value = parts.count == 2 ? String(parts[1]) : ""
        if value.hasPrefix(" ") { value = String(value.dropFirst()) }
        if parts[0] == "data" { data.append(value) }
        if parts[0] == "event" { type = value.isEmpty ? "message" : value }
        if parts[0] == "id" && !value.utf8.contains(0) { id = value }
    }
}
