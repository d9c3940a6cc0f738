/// Reads a lesson file: front matter, sections and steps.
struct LessonReader {
    let root: String
    let known: KnownNames
    let sink: ProblemSink

    /// Reads a lesson; nil where something is wrong with it.
    /// - Parameter lookup: Says whether an id that a step names is an exercise's.
    func read(
        _ file: CourseLayout.LessonFile,
        lookup: (ExerciseID) -> CrossChecks.Lookup
    ) -> Lesson? {
        let before = sink.problems.count
        let source: SourceText
        do {
            source = try SourceText(file: file.file, root: root)
        } catch {
            sink.add(error)
            return nil
        }
        guard let end = frontMatterEnd(source) else { return nil }
        let text = source.lines[1..<end].joined(separator: "\n")
        let front = frontMatter(text, source)
        // A newer format says nothing about the text below that this version could judge.
        guard !front.isTooNew else { return nil }
        let blocks = MarkdownBlocks.read(source, from: end + 1, sink: sink)
        let parts = LessonParts.read(
            blocks,
            source: source,
            known: known,
            sink: sink,
            lookup: lookup
        )
        if parts.sections.isEmpty && sink.problems.count == before {
            sink.report(
                at: .init(line: end + 2, scalars: 0),
                in: source,
                message: "this lesson has no section",
                help: "begin each section with a line such as ## A chunk is not an event"
            )
        }
        guard sink.problems.count == before, let title = front.title, let minutes = front.minutes,
            let objectives = front.objectives
        else { return nil }
        return Lesson(
            number: file.number,
            slug: file.slug,
            title: title,
            minutes: minutes,
            objectives: objectives,
            sources: front.sources,
            introduction: parts.introduction,
            sections: parts.sections,
            file: file.file,
            markdown: source.lines[(end + 1)...].joined(separator: "\n")
        )
    }

    /// The line, from 0, of the `---` that closes the front matter.
    private func frontMatterEnd(_ source: SourceText) -> Int? {
        func isRule(_ line: Substring) -> Bool {
            line.hasPrefix("---") && line.dropFirst(3).allSatisfy { $0 == " " || $0 == "\t" }
        }
        func report(_ message: String, _ help: String) {
            sink.report(
                at: .init(line: 1, scalars: 0),
                in: source,
                message: message,
                help: help
            )
        }
        let fields = "format, title, minutes, objectives and sources"
        guard !source.text.allSatisfy(\.isWhitespace) else {
            report("this file is empty", "a lesson begins with front matter: \(fields)")
            return nil
        }
        guard isRule(source.lines[0]) else {
            report(
                "a lesson begins with front matter",
                "write --- in line 1, then \(fields), then --- again"
            )
            return nil
        }
        guard let end = source.lines.dropFirst().firstIndex(where: isRule) else {
            report(
                "the front matter that begins here is never closed",
                "write --- in a line of its own below its last field"
            )
            return nil
        }
        return end
    }

    static let fields = ["format", "title", "minutes", "objectives", "sources"]
    static let sourceFields = ["title", "url"]

    private struct FrontMatter {
        var isTooNew = false
        var title: String?
        var minutes: Int?
        var objectives: [String]?
        var sources: [Source] = []
    }

    private func frontMatter(_ text: String, _ source: SourceText) -> FrontMatter {
        var front = FrontMatter()
        guard let node = YAMLDocument.read(text, in: source, offset: 1, problems: sink) else {
            return front
        }
        guard Fields.isReadable(node, source: source, sink: sink) else {
            front.isTooNew = true
            return front
        }
        guard
            let fields = Fields(
                node,
                what: "a lesson",
                known: Self.fields,
                source: source,
                sink: sink
            )
        else { return front }
        fields.checkFormat()
        front.title = fields.line("title")
        front.minutes = fields.integer("minutes", in: 1...600)
        front.objectives = fields.texts("objectives", count: 3...5, of: "objectives")
        front.sources = sources(fields)
        return front
    }

    private func sources(_ fields: Fields) -> [Source] {
        let items = fields.items("sources", count: 0...Int.max, of: "sources", required: false)
        return (items ?? []).compactMap { node, path in
            guard case .mapping = node.content else {
                return fields.text(node, path: path, name: "a source").map { Source(title: $0) }
            }
            guard
                let inner = Fields(
                    node,
                    path: path,
                    what: "a source",
                    mayBeText: true,
                    known: Self.sourceFields,
                    source: fields.source,
                    sink: sink
                )
            else { return nil }
            let url = inner.text("url", required: false)
            if let url, !url.hasPrefix("https://"), !url.hasPrefix("http://") {
                inner.report(
                    "url",
                    message: "\"\(url)\" is no web address",
                    help: "begin it with https://"
                )
            }
            return inner.text("title").map { Source(title: $0, url: url) }
        }
    }
}
