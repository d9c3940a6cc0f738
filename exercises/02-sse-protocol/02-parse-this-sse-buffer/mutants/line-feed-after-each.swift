// caught by: oneEvent, dataLines, emptyData, randomStreams, values — every data line ends with a line feed
import ExerciseSupport

func parseEvents(_ buffer: String) -> [ServerSentEvent] {
    var events: [ServerSentEvent] = []
    var type = ""
    var data = ""
    var lines = buffer.split(separator: "\n", omittingEmptySubsequences: false)
    lines.removeLast()
    for line in lines {
        if line.isEmpty {
            let name = type.isEmpty ? "message" : type
            if !data.isEmpty { events.append(ServerSentEvent(type: name, data: data)) }
            type = ""
            data = ""
            continue
        }
        let (name, value) = field(of: line)
        if name == "event" { type = value }
        if name == "data" { data += value + "\n" }
    }
    return events
}

private func field(of line: Substring) -> (name: String, value: String) {
    let scalars = line.unicodeScalars
    let name = scalars.prefix { $0 != ":" }
    var value = scalars[name.endIndex...].dropFirst()
    if value.first == " " { value.removeFirst() }
    return (String(name), String(value))
}
