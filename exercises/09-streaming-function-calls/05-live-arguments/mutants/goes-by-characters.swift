// caught by: pairs, combiningMarks, everyPrefix — a Swift text is read by its characters, and an escape is one of them
import ExerciseSupport

func preview(of field: String, in partialArguments: String) -> String? {
    var rest = Array(partialArguments)[...]
    guard skip("{", &rest) else { return nil }
    repeat {
        guard let name = text(&rest), name.isWhole, skip(":", &rest) else { return nil }
        if name.text == field { return text(&rest)?.text }
        guard skipValue(&rest) else { return nil }
    } while skip(",", &rest)
    return nil
}

private func skip(_ sign: Character, _ rest: inout ArraySlice<Character>) -> Bool {
    rest = rest.drop(while: \.isWhitespace)
    guard rest.first == sign else { return false }
    rest.removeFirst()
    return true
}

private func text(_ rest: inout ArraySlice<Character>) -> (text: String, isWhole: Bool)? {
    guard skip("\"", &rest) else { return nil }
    var text = ""
    while let character = rest.popFirst() {
        if character == "\"" { return (text, true) }
        guard character == "\\" else {
            text.append(character)
            continue
        }
        guard let letter = rest.popFirst() else { break }
        switch letter {
        case "b": text += "\u{8}"
        case "f": text += "\u{C}"
        case "n": text += "\n"
        case "r": text += "\r"
        case "t": text += "\t"
        case "u":
            guard rest.count >= 4, let number = UInt32(String(rest.prefix(4)), radix: 16) else {
                return (text, false)
            }
            rest = rest.dropFirst(4)
            text.unicodeScalars.append(Unicode.Scalar(number) ?? "\u{FFFD}")
        default: text.append(letter)
        }
    }
    return (text, false)
}

private func skipValue(_ rest: inout ArraySlice<Character>) -> Bool {
    var depth = 0
    while let character = rest.first {
        if character == "\"" {
            guard let text = text(&rest), text.isWhole else { return false }
            continue
        }
        if depth == 0, character == "," || character == "}" { return true }
        if character == "{" || character == "[" { depth += 1 }
        if character == "}" || character == "]" { depth -= 1 }
        rest.removeFirst()
    }
    return false
}
