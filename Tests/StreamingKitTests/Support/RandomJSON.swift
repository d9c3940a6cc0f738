/// JSON texts made at random: every kind of value, escapes, pairs of surrogates, spaces.
enum RandomJSON {
    private static let strings = [
        "", "a", "é", "😀", #"\n"#, #"\\"#, #"\""#, #"\/"#, #"\u00e9"#, #"\ud83d\ude00"#, "e\u{301}",
        #"\ud83d"#, #"\ude00"#, #"\ud83d\ud83d\ude00"#, #"\ud83d\t"#, " ", "}", "[", "👩‍👧",
    ]
    private static let scalars = [
        "0", "-0", "1", "12", "-3.5", "1e5", "2E-3", "0.25e+1", "true", "false", "null",
    ]
    private static let spaces = ["", "", "", " ", "\n", "\t ", "\r\n"]

    static func text(using generator: inout SeededGenerator) -> String {
        value(depth: 4, &generator)
    }

    private static func value(depth: Int, _ generator: inout SeededGenerator) -> String {
        let space = spaces.randomElement(using: &generator) ?? ""
        let text =
            switch Int.random(in: 0..<(depth > 0 ? 6 : 3), using: &generator) {
            case 0: scalars.randomElement(using: &generator) ?? "0"
            case 1, 2: string(&generator)
            case 3: list("[", "]", &generator) { value(depth: depth - 1, &$0) }
            default:
                object(depth, &generator)
            }
        return space + text + (spaces.randomElement(using: &generator) ?? "")
    }

    /// The members have names of their own, since a name that comes again replaces what was shown.
    private static func object(_ depth: Int, _ generator: inout SeededGenerator) -> String {
        var number = 0
        return list("{", "}", &generator) { generator in
            number += 1
            var name = string(&generator)
            name.insert(contentsOf: "\(number)", at: name.index(after: name.startIndex))
            return name + ":" + value(depth: depth - 1, &generator)
        }
    }

    private static func list(
        _ open: String,
        _ close: String,
        _ generator: inout SeededGenerator,
        _ element: (inout SeededGenerator) -> String
    ) -> String {
        let count = Int.random(in: 0...3, using: &generator)
        return open + (0..<count).map { _ in element(&generator) }.joined(separator: ",") + close
    }

    private static func string(_ generator: inout SeededGenerator) -> String {
        let count = Int.random(in: 0...3, using: &generator)
        let pieces = (0..<count).map { _ in strings.randomElement(using: &generator) ?? "" }
        return "\"" + pieces.joined() + "\""
    }

    /// The text with one of its characters taken away, doubled, replaced, or with its end cut off.
    static func damaged(_ text: String, using generator: inout SeededGenerator) -> String {
        var scalars = Array(text.unicodeScalars)
        guard !scalars.isEmpty else { return text }
        let index = Int.random(in: 0..<scalars.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: scalars.remove(at: index)
        case 1: scalars.insert(scalars[index], at: index)
        case 2:
            scalars[index] = "\"\\{}[],:0-.euxt\n".unicodeScalars.randomElement(using: &generator)!
        default: scalars.removeSubrange(index...)
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }
}
