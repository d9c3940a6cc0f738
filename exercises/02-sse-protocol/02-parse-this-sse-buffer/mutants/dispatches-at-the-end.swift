// caught by: unfinished, everyBeginning — what is left at the end is an event too
import ExerciseSupport

func parseEvents(_ buffer: String) -> [ServerSentEvent] {
    var events: [ServerSentEvent] = []
    var type = ""
    var data: [String] = []
    for line in buffer.split(separator: "\n", omittingEmptySubsequences: false) + [Substring()] {
        if line.isEmpty {
            if !data.isEmpty {
                let name = type.isEmpty ? "message" : type
                events.append(ServerSentEvent(type: name, data: data.joined(separator: "\n")))
            }
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
