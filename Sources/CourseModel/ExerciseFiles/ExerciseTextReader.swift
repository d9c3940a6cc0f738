/// Takes an exercise's README.md apart, fences left whole.
struct ExerciseTextReader {
    let source: SourceText
    private var text = ExerciseText()

    init(source: SourceText) { self.source = source }

    /// A heading of the first or second level, and the lines below it.
    private struct Chapter {
        var level: Int
        var title: String
        /// The heading's line, from 0.
        var line: Int
        var lines: Range<Int>
    }

    mutating func read() -> ExerciseText {
        let chapters = chapters()
        if let first = chapters.first(where: { $0.level == 1 }) {
            text.title = first.title
            text.story = markdown(first.lines)
            if first.title.isEmpty {
                report(first.line, "the title is empty", "write it after #")
            } else if text.story.isEmpty, chapters.count(where: { $0.level == 1 }) == 1 {
                report(
                    first.line,
                    "there is no story below the title",
                    "say in 3 to 10 lines what the student's code is for"
                )
            }
            for second in chapters where second.level == 1 && second.line != first.line {
                report(second.line, "a second title begins here", "write ## for a section")
            }
        } else {
            report(0, "the task has no title", "begin it with # and the exercise's title")
        }
        var seen: Set<String> = []
        for chapter in chapters where chapter.level == 2 {
            if !seen.insert(chapter.title.lowercased()).inserted {
                report(
                    chapter.line,
                    "the section \"\(chapter.title)\" is there twice",
                    "put the two together"
                )
                continue
            }
            switch chapter.title.lowercased() {
            case "rules": readRules(chapter)
            case "example":
                text.example = markdown(chapter.lines)
                if text.example.isEmpty {
                    report(chapter.line, "the example is empty", "show bytes in and values out")
                }
            default:
                text.rest.append(
                    ExerciseText.Part(
                        title: chapter.title,
                        markdown: markdown(chapter.lines),
                        line: chapter.line + 1
                    )
                )
            }
        }
        for (wanted, help) in [
            ("Rules", "write the rules as a numbered list below it"),
            ("Example", "show one worked example, input and result"),
        ] where !seen.contains(wanted.lowercased()) {
            let titles = text.rest.map(\.title)
            let near = nearestNames(to: wanted, among: titles, limit: 1).first
            let line = text.rest.first { $0.title == near }?.line ?? 1
            report(
                line - 1,
                "the section \"## \(wanted)\" is missing",
                near.map { "is \"## \($0)\" meant?" } ?? help
            )
        }
        text.problems.sort { $0.location.line < $1.location.line }
        return text
    }

    private mutating func report(_ line: Int, _ message: String, _ help: String? = nil) {
        text.problems.append(
            CourseProblem(
                location: SourceLocation(file: source.file, line: line + 1),
                message: message,
                help: help
            )
        )
    }

    private func markdown(_ lines: Range<Int>) -> String {
        source.lines[lines].joined(separator: "\n").trimmingBlankLines
    }

    private mutating func chapters() -> [Chapter] {
        var chapters: [Chapter] = []
        var fence: (fence: MarkdownBlocks.Fence, line: Int)?
        for (number, line) in source.lines.enumerated() {
            if let found = MarkdownBlocks.Fence(line), found.indent <= 3 || fence != nil {
                if let open = fence {
                    if open.fence.isClosed(by: found) { fence = nil }
                } else {
                    fence = (found, number)
                }
                continue
            }
            guard fence == nil, line.hasPrefix("#") else { continue }
            let level = line.prefix { $0 == "#" }.count
            let rest = line.dropFirst(level)
            guard level <= 2, rest.isEmpty || rest.first == " " else { continue }
            if !chapters.isEmpty {
                chapters[chapters.count - 1].lines = chapters[chapters.count - 1].line + 1..<number
            }
            chapters.append(
                Chapter(
                    level: level,
                    title: String(rest).trimmingSpaces,
                    line: number,
                    lines: number + 1..<source.lines.count
                )
            )
        }
        if let fence {
            report(
                fence.line,
                "the code block that opens here is never closed",
                "close it with ```"
            )
        }
        return chapters
    }

    private mutating func readRules(_ chapter: Chapter) {
        var items: [(number: Int, first: Substring, line: Int, rest: [Substring])] = []
        for line in chapter.lines {
            let content = source.lines[line]
            if let item = Self.listItem(content) {
                items.append((item.number, item.text, line, []))
            } else if !items.isEmpty {
                items[items.count - 1].rest.append(content)
            }
        }
        if items.isEmpty {
            report(
                chapter.line,
                "there are no rules below this heading",
                "write them as a numbered list: 1. **Title.** What must hold"
            )
        }
        var titles: Set<String> = []
        for (index, item) in items.enumerated() {
            guard item.number == index + 1 else {
                report(
                    item.line,
                    "this rule has the number \(item.number), but is rule \(index + 1)",
                    "count the rules from 1; tests name them by number"
                )
                return
            }
            // A long title may go on in the next lines.
            let whole = ([item.first] + item.rest.map { $0.drop { $0 == " " } })
                .joined(separator: "\n")
            guard let (title, body) = Self.boldTitle(whole) else {
                report(
                    item.line,
                    "rule \(item.number) has no bold title",
                    "begin it with **What must hold.**, which its test is named after"
                )
                continue
            }
            if !titles.insert(title).inserted {
                report(item.line, "another rule has the title \"\(title)\"", "change one")
            }
            text.rules.append(
                ExerciseText.Rule(
                    number: item.number,
                    title: title,
                    text: body.trimmingBlankLines,
                    line: item.line + 1
                )
            )
        }
    }

    /// The number and text of a line that begins an item of a numbered list.
    private static func listItem(_ line: Substring) -> (number: Int, text: Substring)? {
        let indent = line.prefix { $0 == " " }.count
        let rest = line.dropFirst(indent)
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        let after = rest.dropFirst(digits.count)
        guard indent <= 2, let number = Int(digits), digits.count <= 3,
            after.hasPrefix(". ") || after.hasPrefix(") ")
        else { return nil }
        return (number, after.dropFirst(2).drop { $0 == " " })
    }

    private static func boldTitle(_ text: String) -> (title: String, body: String)? {
        guard text.hasPrefix("**") else { return nil }
        let inner = text.dropFirst(2)
        var end = inner.startIndex
        while end < inner.endIndex, !inner[end...].hasPrefix("**") { end = inner.index(after: end) }
        guard end < inner.endIndex else { return nil }
        let title = inner[..<end].split(whereSeparator: \.isNewline).joined(separator: " ")
        guard !title.trimmingSpaces.isEmpty else { return nil }
        return (title, String(inner[end...].dropFirst(2)).trimmingSpaces)
    }
}

extension String {
    /// The text without empty lines at either end.
    var trimmingBlankLines: String {
        var lines = utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
            .map { Substring($0) }[...]
        func isBlank(_ line: Substring) -> Bool { line.allSatisfy(\.isWhitespace) }
        while let first = lines.first, isBlank(first) { lines.removeFirst() }
        while let last = lines.last, isBlank(last) { lines.removeLast() }
        return lines.joined(separator: "\n")
    }
}
