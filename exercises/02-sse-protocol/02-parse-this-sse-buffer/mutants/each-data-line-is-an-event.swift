// caught by: dataLines, types, randomStreams, everyBeginning — a data line is an event
import ExerciseSupport

func parseEvents(_ buffer: String) -> [ServerSentEvent] {
    var events: [ServerSentEvent] = []
    var type = ""
    var lines = buffer.split(separator: "\n", omittingEmptySubsequences: false)
    lines.removeLast()
    for line in lines {
        if line.isEmpty {
            type = ""
            continue
        }
        let (name, value) = field(of: line)
        if name == "event" { type = value }
        if name == "data" {
            events.append(ServerSentEvent(type: type.isEmpty ? "message" : type, data: value))
        }
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
