// caught by: anyCut, everyPlace, everySet, invalidBytes — a chunk is a piece of text
import ExerciseSupport

struct SSEParser {
    private var line = ""
    private var lastWasCR = false
    private var atStart = true
    private var type = ""
    private var data: [String] = []
    private var id = ""

    mutating func push(_ chunk: [UInt8]) -> [ServerSentEvent] {
        var events: [ServerSentEvent] = []
        for scalar in String(decoding: chunk, as: UTF8.self).unicodeScalars {
            if scalar == "\n" && lastWasCR {
                lastWasCR = false
                continue
            }
            lastWasCR = scalar == "\r"
            if scalar != "\n" && scalar != "\r" {
                if atStart && scalar == "\u{FEFF}" {
                    atStart = false
                    continue
                }
                atStart = false
                line.unicodeScalars.append(scalar)
                continue
            }
            atStart = false
            if line.isEmpty {
                if !data.isEmpty {
                    let text = data.joined(separator: "\n")
                    let name = type.isEmpty ? "message" : type
                    events.append(ServerSentEvent(type: name, data: text, lastEventID: id))
                }
                data = []
                type = ""
            } else {
                field(line)
            }
            line = ""
        }
        return events
    }

    private mutating func field(_ line: String) {
        let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        var value = parts.count > 1 ? String(parts[1]) : ""
        if value.hasPrefix(" ") { value.removeFirst() }
        if parts[0] == "data" { data.append(value) }
        if parts[0] == "event" { type = value }
        if parts[0] == "id" && !value.contains("\0") { id = value }
    }
}
