// caught by: dataLines, emptyData, randomStreams, everyBeginning — data that is empty is no data
import ExerciseSupport

func parseEvents(_ buffer: String) -> [ServerSentEvent] {
    var events: [ServerSentEvent] = []
    var type = "message"
    var data = ""
    var lines = buffer.split(separator: "\n", omittingEmptySubsequences: false)
    lines.removeLast()
    for line in lines {
        if line.isEmpty {
            if !data.isEmpty { events.append(ServerSentEvent(type: type, data: data)) }
            type = "message"
            data = ""
            continue
        }
        let (name, value) = field(of: line)
        if name == "event" { type = value.isEmpty ? "message" : value }
        if name == "data" { data = data.isEmpty ? value : data + "\n" + value }
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
