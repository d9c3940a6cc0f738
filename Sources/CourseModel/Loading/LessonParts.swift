/// Puts a lesson's blocks together: an introduction and sections, each with its steps.
struct LessonParts {
    private(set) var introduction: [Step] = []
    private(set) var sections: [Section] = []

    static func read(
        _ blocks: [MarkdownBlocks.Block],
        source: SourceText,
        known: KnownNames,
        sink: ProblemSink,
        lookup: (ExerciseID) -> CrossChecks.Lookup
    ) -> LessonParts {
        var parts = LessonParts()
        var reader = StepReader(source: source, known: known, sink: sink)
        var isFirst = true
        for block in blocks {
            switch block {
            case .heading(let title, let line):
                parts.sections.append(
                    Section(
                        number: parts.sections.count + 1,
                        title: title,
                        steps: [],
                        location: SourceLocation(file: source.file, line: line)
                    )
                )
            case .prose(let lines):
                if let step = prose(lines, source: source, isFirst: isFirst) { parts.append(step) }
            case .step(let kind, let lines, let fence):
                if let content = reader.read(kind, lines: lines, fence: fence, lookup: lookup) {
                    parts.append(
                        Step(
                            content: content,
                            location: SourceLocation(file: source.file, line: fence)
                        )
                    )
                }
            case .brokenStep: break
            }
            isFirst = false
        }
        return parts
    }

    private mutating func append(_ step: Step) {
        if sections.isEmpty {
            introduction.append(step)
        } else {
            sections[sections.count - 1].steps.append(step)
        }
    }

    /// The text without empty lines around it; nil where nothing is left.
    private static func prose(_ lines: Range<Int>, source: SourceText, isFirst: Bool) -> Step? {
        func isBlank(_ line: Int) -> Bool { source.lines[line].allSatisfy(\.isWhitespace) }
        var lines = lines.drop(while: isBlank)
        // The lesson's title is in its front matter; web pages want it in the text too.
        if isFirst, let first = lines.first, source.lines[first].hasPrefix("# ") {
            lines = lines.dropFirst().drop(while: isBlank)
        }
        while let last = lines.last, isBlank(last) { lines = lines.dropLast() }
        guard let first = lines.first else { return nil }
        return Step(
            content: .prose(lines.map { String(source.lines[$0]) }.joined(separator: "\n")),
            location: SourceLocation(file: source.file, line: first + 1)
        )
    }
}
