// caught by: lineEndings, anyCut, crAtTheEnd, mixedEndings, combiningMarks — "\n" is found inside "\r\n"
import ExerciseSupport

struct SSEParser {
    private var bytes: [UInt8] = []
    private var isFirst = true
    private var type = ""
    private var data: String?
    private var id = ""

    mutating func push(_ chunk: [UInt8]) -> [ServerSentEvent] {
        bytes += chunk
        var text = String(decoding: bytes, as: UTF8.self)
        var events: [ServerSentEvent] = []
        while let end = text.firstIndex(of: "\n") {
            var line = String(text[..<end])
            text = String(text[text.index(after: end)...])
            bytes = Array(bytes[(bytes.firstIndex(of: 10)! + 1)...])
            if line.hasSuffix("\r") { line.removeLast() }
            if isFirst && line.hasPrefix("\u{FEFF}") { line.unicodeScalars.removeFirst() }
            isFirst = false
            if line.isEmpty {
                if let data {
                    let name = type.isEmpty ? "message" : type
                    events.append(ServerSentEvent(type: name, data: data, lastEventID: id))
                }
                data = nil
                type = ""
            } else {
                take(line)
            }
        }
        return events
    }

    private mutating func take(_ line: String) {
        let colon = line.firstIndex(of: ":") ?? line.endIndex
        var value = line[colon...].dropFirst()
        if value.first == " " { value.removeFirst() }
        switch line[..<colon] {
        case "data": data = data.map { $0 + "\n" + value } ?? String(value)
        case "event": type = String(value)
        case "id": if !value.unicodeScalars.contains("\0") { id = String(value) }
        default: break
        }
    }
}
