import ExerciseSupport

/// The events of a whole event stream, in order (HTML standard, section 9.2.6).
func parseEvents(_ buffer: String) -> [ServerSentEvent] {
    var events: [ServerSentEvent] = []
    var type = ""
    /// None is not the same as one that is empty.
    var data: [String] = []
    var lines = buffer.split(separator: "\n", omittingEmptySubsequences: false)
    // What stands behind the last line ending is not a line.
    lines.removeLast()
    for line in lines {
        if line.isEmpty {
            if !data.isEmpty {
                let name = type.isEmpty ? "message" : type
                events.append(ServerSentEvent(type: name, data: data.joined(separator: "\n")))
            }
            type = ""
            data = []
            continue
        }
        let (name, value) = field(of: line.unicodeScalars)
        switch name {
        case "data": data.append(value)
        case "event": type = value
        default: break  // A comment has an empty name.
        }
    }
    return events
}

private func field(of line: Substring.UnicodeScalarView) -> (name: String, value: String) {
    let name = line.prefix { $0 != ":" }
    var value = line[name.endIndex...].dropFirst()
    if value.first == " " { value.removeFirst() }
    return (String(name), String(value))
}
