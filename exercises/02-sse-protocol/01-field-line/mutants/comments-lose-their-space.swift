// caught by: comments — a comment is a field without a name
import ExerciseSupport

func parseLine(_ line: String) -> SSELine {
    if line.isEmpty { return .blank }
    let scalars = line.unicodeScalars
    guard let colon = scalars.firstIndex(of: ":") else { return .field(name: line, value: "") }
    var value = scalars[scalars.index(after: colon)...]
    if value.first == " " { value.removeFirst() }
    if colon == scalars.startIndex { return .comment(String(value)) }
    return .field(name: String(scalars[..<colon]), value: String(value))
}
