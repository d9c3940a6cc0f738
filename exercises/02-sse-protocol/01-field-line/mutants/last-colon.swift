// caught by: firstColon, randomLines, colons — the value is what stands behind the last colon
import ExerciseSupport

func parseLine(_ line: String) -> SSELine {
    if line.isEmpty { return .blank }
    let scalars = line.unicodeScalars
    if scalars.first == ":" { return .comment(String(scalars.dropFirst())) }
    guard let colon = scalars.lastIndex(of: ":") else { return .field(name: line, value: "") }
    var value = scalars[scalars.index(after: colon)...]
    if value.first == " " { value.removeFirst() }
    return .field(name: String(scalars[..<colon]), value: String(value))
}
