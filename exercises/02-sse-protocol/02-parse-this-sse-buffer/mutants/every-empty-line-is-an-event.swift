// caught by: noData, typeResets, randomStreams, everyBeginning, nothing — an empty line is an event
import ExerciseSupport

func parseEvents(_ buffer: String) -> [ServerSentEvent] {
    var events: [ServerSentEvent] = []
    var type = ""
    var data: [String] = []
    var lines = buffer.split(separator: "\n", omittingEmptySubsequences: false)
    lines.removeLast()
    for line in lines {
        if line.isEmpty {
            let name = type.isEmpty ? "message" : type
            events.append(ServerSentEvent(type: name, data: data.joined(separator: "\n")))
            type = ""
            data = []
            continue
        }
        let (name, value) = field(of: line)
        if name == "event" { type = value }
        if name == "data" { data.append(value) }
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
