// caught by: lineEndings, crAtTheEnd, endedByEachByte, randomStreams — the byte after a CR must be seen first
import ExerciseSupport

struct SSEParser {
    private var buffer: [UInt8] = []
    private var isFirst = true
    private var type = ""
    private var data: [String] = []
    private var id = ""

    mutating func push(_ chunk: [UInt8]) -> [ServerSentEvent] {
        buffer += chunk
        var events: [ServerSentEvent] = []
        while let end = buffer.firstIndex(where: { $0 == 10 || $0 == 13 }) {
            var next = end + 1
            if buffer[end] == 13 {
                if next == buffer.count { break }
                if buffer[next] == 10 { next += 1 }
            }
            var line = Array(buffer[..<end])
            buffer = Array(buffer[next...])
            if isFirst && line.prefix(3) == [0xEF, 0xBB, 0xBF] { line.removeFirst(3) }
            isFirst = false
            if line.isEmpty {
                if !data.isEmpty { events.append(event()) }
                type = ""
                data = []
            } else {
                read(String(decoding: line, as: UTF8.self))
            }
        }
        return events
    }

    private func event() -> ServerSentEvent {
        let name = type.isEmpty ? "message" : type
        return ServerSentEvent(type: name, data: data.joined(separator: "\n"), lastEventID: id)
    }

    private mutating func read(_ line: String) {
        let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        var value = parts.count == 2 ? parts[1] : ""
        if value.hasPrefix(" ") { value = value.dropFirst() }
        switch parts[0] {
        case "data": data.append(String(value))
        case "event": type = String(value)
        case "id" where !value.utf8.contains(0): id = String(value)
        default: break
        }
    }
}
