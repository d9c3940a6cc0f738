// caught by: oneSpace, combiningMarks, randomLines, spaces — the spaces after the colon are layout
import ExerciseSupport

func parseLine(_ line: String) -> SSELine {
    if line.isEmpty { return .blank }
    if line.hasPrefix(":") { return .comment(String(line.dropFirst())) }
    guard let colon = line.firstIndex(of: ":") else { return .field(name: line, value: "") }
    var value = line[line.index(after: colon)...]
    while value.first == " " { value.removeFirst() }
    return .field(name: String(line[..<colon]), value: String(value))
}
