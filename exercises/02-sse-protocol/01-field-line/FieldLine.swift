import ExerciseSupport

/// Says what one line of an event stream is; the line has no line ending.
func parseLine(_ line: String) -> SSELine {
    // TODO: not every line is a field.
    // TODO: which colon parts the name from the value, and what if there is none?
    let parts = line.split(separator: ":")
    guard parts.count == 2 else { return .blank }
    // TODO: the service behind this wrote one space. Is it always one?
    return .field(name: String(parts[0]), value: String(parts[1].dropFirst()))
}
