// caught by: namesStay, blank, randomLines, invisible — names are meant whatever their case and the spaces around
import ExerciseSupport

func parseLine(_ line: String) -> SSELine {
    let trimmed = line.drop { $0 == " " || $0 == "\t" }
    if trimmed.isEmpty { return .blank }
    let scalars = trimmed.unicodeScalars
    var name = scalars.prefix { $0 != ":" }
    var value = scalars.dropFirst(name.count + 1)
    if name.isEmpty { return .comment(String(value)) }
    if value.first == " " { value.removeFirst() }
    while name.last == " " { name.removeLast() }
    return .field(name: String(name).lowercased(), value: String(value))
}
