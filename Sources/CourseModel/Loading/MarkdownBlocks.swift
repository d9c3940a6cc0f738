/// Cuts a lesson's Markdown into headings, steps and the prose between them.
///
/// Fences follow CommonMark 0.31.2, section 4.5, so that a lesson looks on a web page as it is
/// taken here. Steps are stricter: their fences begin at the start of the line.
struct MarkdownBlocks {
    enum StepKind: String, CaseIterable { case predict, quiz, demo, exercise }

    enum Block {
        /// The lines of text between two other blocks, counted from 0 in the file.
        case prose(Range<Int>)
        case heading(title: String, line: Int)
        /// A step, and the lines between its fences.
        case step(StepKind, lines: Range<Int>, fence: Int)
        /// A step whose fences are wrong, which has been reported.
        case brokenStep(fence: Int)
    }

    private let source: SourceText
    private let sink: ProblemSink
    private var blocks: [Block] = []
    /// Where the prose that is being read began.
    private var proseStart: Int
    private var line: Int

    /// Cuts the lines of a file from `start` on, counted from 0.
    static func read(_ source: SourceText, from start: Int, sink: ProblemSink) -> [Block] {
        var reader = MarkdownBlocks(source: source, sink: sink, proseStart: start, line: start)
        reader.run()
        return reader.blocks
    }

    private init(source: SourceText, sink: ProblemSink, proseStart: Int, line: Int) {
        self.source = source
        self.sink = sink
        self.proseStart = proseStart
        self.line = line
    }

    /// What opens a fenced block.
    struct Fence {
        var indent: Int
        var mark: UInt8
        var length: Int
        var info: String

        init?(_ line: Substring) {
            let bytes = line.utf8
            indent = bytes.prefix { $0 == UInt8(ascii: " ") }.count
            let rest = bytes.dropFirst(indent)
            guard let mark = rest.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~")
            else { return nil }
            self.mark = mark
            length = rest.prefix { $0 == mark }.count
            let after = rest.dropFirst(length)
            guard length >= 3, mark != UInt8(ascii: "`") || !after.contains(mark) else {
                return nil
            }
            info = String(Substring(after)).trimmingSpaces
        }

        /// Whether a line's fence closes a block that this one opened.
        func isClosed(by other: Fence) -> Bool {
            other.mark == mark && other.length >= length && other.info.isEmpty
        }
    }

    private mutating func run() {
        while line < source.lines.count {
            let text = source.lines[line]
            if let fence = Fence(text) {
                takeFence(fence)
            } else if text.hasPrefix("<!--") {
                takeComment()
            } else if let title = heading(text) {
                endProse(before: line)
                blocks.append(.heading(title: title, line: line + 1))
                line += 1
                proseStart = line
            } else {
                line += 1
            }
        }
        endProse(before: line)
    }

    private mutating func endProse(before end: Int) {
        if proseStart < end { blocks.append(.prose(proseStart..<end)) }
    }

    private func report(_ line: Int, _ message: String, _ help: String? = nil) {
        sink.report(
            at: .init(line: line + 1, scalars: 0),
            in: source,
            message: message,
            help: help
        )
    }

    /// The title of a section; nil where the line begins none.
    private func heading(_ line: Substring) -> String? {
        let rest = line.drop { $0 == " " }
        guard line.count - rest.count <= 3, rest.hasPrefix("##"), !rest.hasPrefix("###") else {
            return nil
        }
        let after = rest.dropFirst(2)
        if let first = after.first, first != " ", first != "\t" {
            report(
                self.line,
                "a heading needs a space after ##",
                "write ## \(after)"
            )
        }
        var title = String(after).trimmingSpaces
        // Closing signs belong to the heading where a space stands before them.
        let signs = title.reversed().prefix { $0 == "#" }.count
        if signs > 0, signs == title.count || title.dropLast(signs).last == " " {
            title = String(title.dropLast(signs)).trimmingSpaces
        }
        if title.isEmpty {
            report(self.line, "this section has no title", "write it after ##")
        }
        return title
    }

    private mutating func takeComment() {
        let start = line
        while line < source.lines.count {
            line += 1
            if source.lines[line - 1].contains("-->") { return }
        }
        report(start, "the comment that begins here is never closed", "close it with -->")
    }

    private mutating func takeFence(_ fence: Fence) {
        let opening = line
        let word = fence.info.split { $0 == " " || $0 == "\t" }.first.map(String.init) ?? ""
        guard let kind = StepKind(rawValue: word) else {
            // Indented by 4 or more this may be code or a list's; either way it is prose.
            if fence.indent <= 3 { reportTypingError(word, at: opening) }
            return takeProse(fence)
        }
        guard fence.indent == 0 else {
            report(
                opening,
                "a \(word) step must begin at the start of the line",
                "remove the spaces before its fences"
            )
            return takeProse(fence)
        }
        if fence.info != word {
            report(
                opening,
                "nothing may follow ```\(word) in its line",
                "write fields in the lines below it"
            )
        }
        endProse(before: opening)
        takeStep(kind, fence)
        proseStart = line
    }

    /// A fence that is none of a step: skipped, and left in the prose.
    private mutating func takeProse(_ fence: Fence) {
        let opening = line
        line += 1
        while line < source.lines.count {
            let closing = Fence(source.lines[line])
            // A block that opens inside another of as many signs shows that the first is not
            // closed; whoever wants to show a fence takes more signs around it.
            if let closing, closing.indent == 0, fence.indent <= 3, closing.mark == fence.mark,
                closing.length >= fence.length, !closing.info.isEmpty
            {
                return reportUnclosed("code block", fence, at: opening)
            }
            line += 1
            // A list's fence may be closed as deep as it was opened.
            if let closing, closing.indent <= max(3, fence.indent), fence.isClosed(by: closing) {
                return
            }
        }
        guard fence.indent <= 3 else {
            // Deep in a list, or code that shows a fence: read on below it.
            line = opening + 1
            return
        }
        reportUnclosed("code block", fence, at: opening)
    }

    private func reportUnclosed(_ what: String, _ fence: Fence, at line: Int) {
        let sign: Character = fence.mark == UInt8(ascii: "`") ? "`" : "~"
        report(
            line,
            "the \(what) that opens here is never closed",
            "close it with a line of \(String(repeating: sign, count: fence.length))"
        )
    }

    private mutating func takeStep(_ kind: StepKind, _ fence: Fence) {
        let opening = line
        var isBroken = false
        line += 1
        while line < source.lines.count {
            guard let other = Fence(source.lines[line]) else {
                line += 1
                continue
            }
            if other.indent == 0, fence.isClosed(by: other) {
                blocks.append(
                    isBroken
                        ? .brokenStep(fence: opening + 1)
                        : .step(kind, lines: opening + 1..<line, fence: opening + 1)
                )
                line += 1
                return
            }
            if other.indent == 0, other.mark == fence.mark, other.length >= 3, !other.info.isEmpty {
                break
            }
            if other.indent <= 3, fence.isClosed(by: other), !isBroken {
                // On a web page this line would end the step.
                isBroken = true
                report(
                    line,
                    "this line closes the \(kind.rawValue) step of line \(opening + 1) too early",
                    "open and close the step with four backticks, so that it can hold a code block"
                )
            }
            line += 1
        }
        blocks.append(.brokenStep(fence: opening + 1))
        if !isBroken {
            reportUnclosed("\(kind.rawValue) step", fence, at: opening)
        }
    }

    /// Languages whose names are not far enough from a step's.
    private static let languages: Set<String> = ["deno", "dem", "qml", "predicate"]

    private func reportTypingError(_ word: String, at line: Int) {
        let steps = StepKind.allCases.map(\.rawValue)
        guard word.count >= 3, !Self.languages.contains(word.lowercased()) else { return }
        guard let near = nearestNames(to: word, among: steps, limit: 1).first,
            // A beginning such as "ex" or "dem" is a language's name as likely.
            editDistance(Array(word.lowercased()), Array(near)) <= max(1, near.count / 3)
        else { return }
        report(
            line,
            "\"\(word)\" is no step",
            "did you mean ```\(near)?"
        )
    }
}
