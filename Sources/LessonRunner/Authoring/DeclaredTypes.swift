import CourseModel

/// Looks for the declaration of a type in Swift source, word by word and without compiling it.
///
/// Comments at the ends of lines are left out. Nothing else that could look like a declaration,
/// such as the text of a string, is worth a parser here: a module's name hardly stands in one.
enum DeclaredTypes {
    private static let keywords: Set<Substring> = [
        "struct", "class", "enum", "actor", "protocol", "typealias",
    ]

    /// The line, from 1, that declares a type of this name; nil where none does.
    static func line(declaring name: String, in source: SourceText) -> Int? {
        guard source.text.has(name) else { return nil }
        var previous: Substring = ""
        for (index, line) in source.lines.enumerated() {
            let code = line.firstRange(of: "//").map { line[..<$0.lowerBound] } ?? line
            for word in code.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "_" }) {
                if word == name, keywords.contains(previous) { return index + 1 }
                previous = word
            }
        }
        return nil
    }

    /// The Swift files below a folder of the course, from the course's folder.
    static func files(below folder: String, root: String) -> [String] {
        (FileSystem.names(in: root + "/" + folder) ?? []).flatMap { name in
            let file = "\(folder)/\(name)"
            return name.hasSuffix(".swift") ? [file] : files(below: file, root: root)
        }
    }
}
