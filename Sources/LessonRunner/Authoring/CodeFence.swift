package import CourseModel

/// A block of code or of other verbatim text in a Markdown file.
///
/// Fences are read as CommonMark 0.31.2, section 4.5, has them; those in lists and quotes too.
package struct CodeFence: Sendable {
    /// Where its first line is.
    package var location: SourceLocation
    /// The first word of what follows the backticks; empty where nothing does.
    package var language: String
    /// The text between the fences, its last line with its end; the opening fence's indentation
    /// is taken off.
    package var text: String

    /// The blocks of a file, from top to bottom.
    package static func all(in source: SourceText) -> [CodeFence] {
        var fences: [CodeFence] = []
        var open: (fence: CodeFence, mark: Substring, indent: Int)?
        for (index, line) in source.lines.enumerated() {
            let rest = line.drop { $0 == " " }
            let indent = line.count - rest.count
            let mark = rest.prefix { $0 == rest.first && ($0 == "`" || $0 == "~") }
            let info = rest.dropFirst(mark.count).drop { $0 == " " }
            if let block = open {
                if mark.hasPrefix(block.mark), info.allSatisfy({ $0 == " " }) {
                    fences.append(block.fence)
                    open = nil
                } else {
                    let text = line.dropFirst(min(indent, block.indent))
                    open?.fence.text += text + "\n"
                }
            } else if mark.count >= 3, mark.first == "~" || !info.contains("`") {
                let word = info.prefix { $0 != " " }
                open = (
                    CodeFence(
                        location: SourceLocation(file: source.file, line: index + 1),
                        language: String(word),
                        text: ""
                    ),
                    mark, indent
                )
            }
        }
        return fences
    }

    /// The lines, from 1, that belong to blocks, their fences with them.
    static func lines(in source: SourceText) -> Set<Int> {
        all(in: source).reduce(into: []) { lines, fence in
            let first = fence.location.line
            let count = fence.text.split(separator: "\n", omittingEmptySubsequences: false).count
            lines.formUnion(first...first + count)
        }
    }
}
