// caught by: dataLines, types, unfinished, skipped, randomStreams, everyBeginning — each block has one line of each kind
import ExerciseSupport

func parseEvents(_ buffer: String) -> [ServerSentEvent] {
    var events: [ServerSentEvent] = []
    var block: [(name: String, value: String)] = []
    for line in buffer.split(separator: "\n", omittingEmptySubsequences: false) {
        if !line.isEmpty {
            block.append(field(of: line))
            continue
        }
        let type = block.first { $0.name == "event" }?.value ?? ""
        if let data = block.first(where: { $0.name == "data" }) {
            let name = type.isEmpty ? "message" : type
            events.append(ServerSentEvent(type: name, data: data.value))
        }
        block = []
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
