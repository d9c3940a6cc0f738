import CourseModel

/// What can be said of a page's prose without understanding it: its links lead somewhere, its
/// pictures have words, it fits a narrow terminal, nothing in it is still to be written.
struct ProseCheck {
    let source: SourceText
    let root: String

    /// The narrowest terminal that a lesson is read on, in columns.
    private static let narrowest = 40

    var findings: [ProofFinding] {
        let code = CodeFence.lines(in: source)
        return source.lines.enumerated().flatMap { index, line -> [ProofFinding] in
            guard !code.contains(index + 1) else { return [] }
            // Most lines have neither, and patterns take their time.
            guard line.utf8.count > Self.narrowest || line.has("](") else { return [] }
            return links(line, index + 1) + longWords(line, index + 1)
        }
    }

    private func finding(
        _ line: Int,
        _ column: Int?,
        _ message: String,
        _ help: String
    ) -> ProofFinding {
        ProofFinding(
            SourceLocation(file: source.file, line: line, column: column),
            message,
            help: help
        )
    }

    /// `[text](target)` and `![text](target)`; what is between backticks is code.
    private func links(_ line: Substring, _ number: Int) -> [ProofFinding] {
        guard line.has("](") else { return [] }
        var findings: [ProofFinding] = []
        let text = Self.withoutCode(line)
        for match in text.matches(of: /(!?)\[([^\]]*)\]\(([^)\s]*)[^)]*\)/) {
            let column = text.distance(from: text.startIndex, to: match.range.lowerBound) + 1
            let words = match.output.2.filter { $0 != " " }
            if words.isEmpty {
                findings.append(
                    match.output.1.isEmpty
                        ? finding(number, column, "this link has no words", "write them in [ ]")
                        : finding(
                            number,
                            column,
                            "this picture has no text for those who cannot see it",
                            "say in [ ] what it shows"
                        )
                )
            }
            findings += target(String(match.output.3), number, column)
        }
        return findings
    }

    private func target(_ target: String, _ number: Int, _ column: Int) -> [ProofFinding] {
        let file = target.prefix { $0 != "#" }
        if target.isEmpty {
            return [finding(number, column, "this link leads nowhere", "write its target in ( )")]
        }
        guard !file.isEmpty, !file.contains(":") else { return [] }
        let folder = source.file.split(separator: "/").dropLast().joined(separator: "/")
        let path = [root, folder, String(file)].filter { !$0.isEmpty }.joined(separator: "/")
        guard !FileSystem.exists(path) else { return [] }
        return [
            finding(
                number,
                column,
                "this link leads to \(file), which is not there",
                "links are read from the file that they stand in"
            )
        ]
    }

    /// A word that is longer than a line cannot be wrapped. Names in code stay as they are.
    private func longWords(_ line: Substring, _ number: Int) -> [ProofFinding] {
        let words = line.split { $0 == " " || $0 == "|" }
        guard words.contains(where: { $0.utf8.count > Self.narrowest }) else { return [] }
        let text = Self.withoutCode(line).replacing(/\]\([^)]*\)/, with: "]")
        // The rule below a table's head is drawn, not shown.
        if text.allSatisfy({ "|-: ".contains($0) }) { return [] }
        return text.split { $0 == " " || $0 == "|" }
            .filter { $0.count > Self.narrowest && !$0.contains("://") }
            .map {
                finding(
                    number,
                    nil,
                    "\"\($0.prefix(20))…\" has \($0.count) characters; a line has "
                        + "\(Self.narrowest) on a narrow terminal",
                    "part it with spaces or a hyphen, or write it as code"
                )
            }
    }

    /// The line with blanks in place of what stands between backticks.
    private static func withoutCode(_ line: Substring) -> String {
        var inside = false
        return String(
            line.map { character -> Character in
                if character == "`" { inside.toggle() }
                return inside || character == "`" ? " " : character
            }
        )
    }
}

/// What an author has still to write, in any file.
enum OpenParts {
    static func findings(in source: SourceText) -> [ProofFinding] {
        source.lines.enumerated().compactMap { index, line in
            guard line.has(NewFiles.mark), let mark = line.firstRange(of: NewFiles.mark) else {
                return nil
            }
            let text = line[mark.upperBound...].drop { $0 == ":" || $0 == " " }
            return ProofFinding(
                SourceLocation(
                    file: source.file,
                    line: index + 1,
                    column: line.distance(from: line.startIndex, to: mark.lowerBound) + 1
                ),
                "still to be written" + (text.isEmpty ? "" : ": \(text)"),
                help: "write it, and remove the line with \(NewFiles.mark)"
            )
        }
    }
}

extension StringProtocol {
    /// Whether the bytes of another text stand in this one: much quicker than comparing characters.
    func has(_ other: String) -> Bool {
        let wanted = Array(other.utf8)
        guard let first = wanted.first else { return true }
        var rest = utf8[...]
        while let start = rest.firstIndex(of: first) {
            if rest[start...].starts(with: wanted) { return true }
            rest = rest[rest.index(after: start)...]
        }
        return false
    }
}
