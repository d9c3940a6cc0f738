// caught by: oneSpace, emptyValue, randomLines, spaces — the separator is a colon and a space
import ExerciseSupport

func parseLine(_ line: String) -> SSELine {
    if line.isEmpty { return .blank }
    let scalars = Array(line.unicodeScalars)
    if scalars[0] == ":" { return .comment(text(scalars[1...])) }
    for index in scalars.indices.dropLast() where scalars[index] == ":" {
        if scalars[index + 1] == " " {
            return .field(name: text(scalars[..<index]), value: text(scalars[(index + 2)...]))
        }
    }
    return .field(name: line, value: "")
}

private func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
}
