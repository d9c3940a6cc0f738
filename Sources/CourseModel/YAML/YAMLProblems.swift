import Yams

/// What the YAML library says of a document that it cannot read, said for the file's author.
extension YAMLDocument {
    func problem(for error: any Error) -> CourseProblem {
        switch error as? YamlError {
        case .scanner(let context, let problem, let mark, let yaml),
            .parser(let context, let problem, let mark, let yaml),
            .composer(let context, let problem, let mark, let yaml):
            return syntaxProblem(
                context: context?.text,
                start: context?.mark,
                problem: problem,
                mark: mark,
                yaml: yaml
            )
        case .duplicatedKeysInMapping(let keys, let context):
            let key = keys.first ?? ""
            return CourseProblem(
                location: place(context.mark),
                field: key,
                message: "\"\(key)\" is there twice",
                help: "keep one of the two"
            )
        case .reader(let problem, let offset, _, let yaml):
            let before = yaml.prefix(offset ?? 0)
            let line = before.count { $0 == "\n" } + 1
            let column = before.reversed().prefix { $0 != "\n" }.count
            return CourseProblem(
                location: SourceLocation(
                    file: source.file,
                    line: line + self.offset,
                    column: column + 1
                ),
                message: problem.contains("control characters")
                    ? "a control character stands here; YAML allows none" : "\(problem)",
                help: "remove it"
            )
        default:
            return CourseProblem(
                location: SourceLocation(file: source.file, line: offset + 1),
                message: "this cannot be read as YAML"
            )
        }
    }

    private func place(_ mark: Mark) -> SourceLocation {
        source.location(
            line: min(mark.line + offset, max(source.lines.count, 1)),
            scalars: mark.column - 1
        )
    }

    private func syntaxProblem(
        context: String?,
        start: Mark?,
        problem: String,
        mark: Mark,
        yaml: String
    ) -> CourseProblem {
        func found(_ mark: Mark, _ message: String, _ help: String? = nil) -> CourseProblem {
            CourseProblem(location: place(mark), message: message, help: help)
        }
        let lines = yaml.split(separator: "\n", omittingEmptySubsequences: false)
        let line = lines.indices.contains(mark.line - 1) ? lines[mark.line - 1] : ""
        if line.prefix(while: { $0 == " " || $0 == "\t" }).contains("\t") {
            return CourseProblem(
                location: source.location(line: mark.line + offset, scalars: 0),
                message: "a tab stands in this line's indentation; YAML takes spaces only",
                help: "put spaces in place of the tab"
            )
        }
        if let context, let start, context.contains("quoted scalar") {
            if problem.contains("escape") {
                return found(
                    mark,
                    "this backslash starts no escape that YAML knows in \"…\"",
                    "put the text in '…', where a backslash is a backslash"
                )
            }
            return found(start, "the quote that opens here is never closed", "close it in its line")
        }
        if let quote = unclosedQuote(in: lines, before: mark.line) {
            return CourseProblem(
                location: source.location(line: quote.line + offset, scalars: quote.scalars),
                message: "the quote that opens here is not closed in its line",
                help: "close it; a quote inside is written \\\" in \"…\" and '' in '…'"
            )
        }
        if let context, let start, context.contains("alias") || context.contains("anchor") {
            return found(
                start,
                "a text cannot begin with * or & unless it is quoted",
                "put the text in quotes"
            )
        }
        if let context, let start, context.contains("flow") {
            let bracket = context.contains("mapping") ? ("{", "}") : ("[", "]")
            return found(
                start,
                "the \(bracket.0) that opens here is not closed as it should be",
                "close it with \(bracket.1), and put texts with a comma, colon or bracket in quotes"
            )
        }
        switch problem {
        case let text where text.contains("mapping values are not allowed"):
            return found(
                mark,
                "a colon stands where no field can begin",
                "put a text that holds a colon in quotes, and check the indentation"
            )
        case let text where text.contains("cannot start any token"):
            let character = line.unicodeScalars.dropFirst(mark.column - 1).first.map(String.init)
            return found(
                mark,
                "a text cannot begin with \(character ?? "this character")",
                "put the text in quotes"
            )
        case let text where text.contains("expected ':'"):
            return found(
                start ?? mark,
                "this line is no field: a colon is missing after its name",
                "write name: value, or indent the line if it goes on from the one above"
            )
        case let text where text.contains("undefined alias"):
            return found(
                mark,
                "a text cannot begin with * unless it is quoted",
                "put the text in quotes"
            )
        case let text where text.contains("another document"):
            return found(mark, "a second document begins here; one is allowed", "remove the ---")
        case let text where text.contains("nesting level"):
            return found(mark, "this is nested more than \(Self.deepest) levels deep")
        case let text
        where text.contains("expected key") || text.contains("block end")
            || text.contains("block collection") || text.contains("'-' indicator"):
            return found(
                mark,
                "this line's indentation fits none of the lines above it",
                "begin the fields of one group, and the items of one list, in the same column"
            )
        default:
            return found(mark, "this is not YAML: \(problem)")
        }
    }

    /// The last quote before a line that opens a value and is not closed where its line ends,
    /// if the text that it opens reaches that line: then it has taken in what was meant as YAML.
    private func unclosedQuote(in lines: [Substring], before errorLine: Int) -> YAMLNode.Place? {
        for number in (0..<min(max(errorLine - 1, 0), lines.count)).reversed() {
            let scalars = Array(lines[number].unicodeScalars)
            guard
                let start = scalars.indices.first(where: { index in
                    (scalars[index] == "\"" || scalars[index] == "'") && index >= 2
                        && scalars[index - 1] == " " && [":", "-"].contains(scalars[index - 2])
                })
            else { continue }
            let quote = scalars[start]
            func isClosed(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
                var isEscaped = false
                for scalar in scalars {
                    if isEscaped {
                        isEscaped = false
                    } else if scalar == "\\" && quote == "\"" {
                        isEscaped = true
                    } else if scalar == quote {
                        return true
                    }
                }
                return false
            }
            guard !isClosed(scalars[(start + 1)...]) else { return nil }
            for next in lines[(number + 1)..<min(errorLine, lines.count)].enumerated()
            where isClosed(Array(next.element.unicodeScalars)[...]) {
                // Closed well before the error: another thing is wrong.
                guard number + 1 + next.offset >= errorLine - 2 else { return nil }
                break
            }
            return YAMLNode.Place(line: number + 1, scalars: start)
        }
        return nil
    }
}
