/// The lines of a file that look like declarations which other files can see.
///
/// It is a guess, made in no time, at whether an edit left a module's interface as it was: code in
/// bodies is usually indented deeper. A wrong guess costs time and never a wrong verdict.
struct SourceOutline {
    /// Names the outline; the same for files with the same declarations.
    let key: String

    private static let words: Set<Substring> = [
        "actor", "associatedtype", "case", "class", "enum", "extension", "func", "import", "init",
        "let", "macro", "operator", "precedencegroup", "protocol", "struct", "subscript",
        "typealias", "var",
    ]

    init(_ source: [UInt8]) {
        var hash = SHA256()
        for line in String(decoding: source, as: UTF8.self).split(separator: "\n") {
            let indentation = line.prefix { $0 == " " || $0 == "\t" }
            guard indentation.utf8.count <= 4, !indentation.contains("\t") || indentation.count == 1
            else { continue }
            let isDeclaration = line.split { !$0.isLetter }.contains { Self.words.contains($0) }
            if isDeclaration { hash.add(part: String(line)) }
        }
        key = hash.hexadecimal()
    }
}
