// caught by: typeResets, randomStreams, everyBeginning, nothing — a type stays until another one comes
import ExerciseSupport

func parseEvents(_ buffer: String) -> [ServerSentEvent] {
    var events: [ServerSentEvent] = []
    var type = "message"
    var data: [String] = []
    var lines = buffer.split(separator: "\n", omittingEmptySubsequences: false)
    lines.removeLast()
    for line in lines {
        if line.isEmpty {
            if !data.isEmpty {
                events.append(ServerSentEvent(type: type, data: data.joined(separator: "\n")))
            }
            data = []
            continue
        }
        let (name, value) = field(of: line)
        if name == "event", !value.isEmpty { type = value }
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
