// caught by: combiningMarks, invisible — a Character is what stands in the stream
import ExerciseSupport

func parseLine(_ line: String) -> SSELine {
    if line.isEmpty { return .blank }
    guard let colon = line.firstIndex(of: ":") else { return .field(name: line, value: "") }
    var value = line[line.index(after: colon)...]
    if colon == line.startIndex { return .comment(String(value)) }
    if value.hasPrefix(" ") { value.removeFirst() }
    return .field(name: String(line[..<colon]), value: String(value))
}
