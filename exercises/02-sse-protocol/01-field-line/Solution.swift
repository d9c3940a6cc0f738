import ExerciseSupport

/// Says what one line of an event stream is (HTML standard, section 9.2.6).
func parseLine(_ line: String) -> SSELine {
    if line.isEmpty { return .blank }
    // Code points, since a combining mark joins the colon or the space into one Character.
    let scalars = line.unicodeScalars
    guard let colon = scalars.firstIndex(of: ":") else { return .field(name: line, value: "") }
    var value = scalars[scalars.index(after: colon)...]
    if colon == scalars.startIndex { return .comment(String(value)) }
    if value.first == " " { value.removeFirst() }
    return .field(name: String(scalars[..<colon]), value: String(value))
}
