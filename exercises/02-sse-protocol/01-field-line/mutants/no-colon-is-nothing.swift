// caught by: noColon, blank, randomLines, invisible — a line without a colon says nothing, like a blank one
import ExerciseSupport

func parseLine(_ line: String) -> SSELine {
    let scalars = line.unicodeScalars
    guard let colon = scalars.firstIndex(of: ":") else { return .blank }
    var value = scalars[scalars.index(after: colon)...]
    if colon == scalars.startIndex { return .comment(String(value)) }
    if value.first == " " { value.removeFirst() }
    return .field(name: String(scalars[..<colon]), value: String(value))
}
