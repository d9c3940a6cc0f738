import CourseModel

extension ExercisePaperwork {
    /// The hidden suite checks the README's rules, and with inputs that no student has seen.
    func hiddenSuite() -> [ProofFinding] {
        guard !exercise.hiddenTests.isEmpty else { return [] }
        var findings: [ProofFinding] = []
        let rules = Set(exercise.tests.map(\.rule))
        let covered = rules.intersection(exercise.hiddenTests.map(\.rule))
        let file = CoursePath.relative(exercise.hiddenSuitePath, to: course.root)
        // A rule that is not there has been said already.
        let areKnown = exercise.hiddenTests.allSatisfy { rules.contains($0.rule) }
        // One property may stand for several rules, and names one of them.
        if areKnown, covered.count * 4 < rules.count {
            findings.append(
                ProofFinding(
                    SourceLocation(file: file, line: 1),
                    "the hidden tests check \(covered.count) of \(rules.count) rules; "
                        + "at least a quarter is wanted",
                    help: "who fits a solution to the visible inputs must not pass here"
                )
            )
        }
        let visible = Set(calls(of: exercise.suitePath).flatMap(\.calls))
        for test in calls(of: exercise.hiddenSuitePath)
        where !test.calls.isEmpty && test.calls.allSatisfy(visible.contains) {
            findings.append(
                ProofFinding(
                    SourceLocation(file: file, line: test.line),
                    "the hidden test \(test.id) tries what the visible suite tries",
                    help: "give it other inputs"
                )
            )
        }
        return findings
    }

    /// The calls with inputs of each test, as they are written.
    private func calls(of path: String) -> [(id: String, line: Int, calls: [String])] {
        let file = CoursePath.relative(path, to: course.root)
        guard let source = try? SourceText(file: file, root: course.root) else { return [] }
        let tests = SuiteScanner.tests(in: source.text)
        return tests.enumerated().map { index, test in
            let end = index + 1 < tests.count ? tests[index + 1].line - 1 : source.lines.count
            // Behind the suite's brace stand helpers, which are the same in both suites.
            let lines = source.lines[(test.line - 1)..<max(test.line - 1, end)].prefix { $0 != "}" }
            let calls = lines.compactMap { line -> String? in
                guard let call = line.firstRange(of: "expect"), line.contains("("),
                    line.contains(where: { $0.isNumber || $0 == "\"" })
                else { return nil }
                return line[call.lowerBound...].filter { $0 != " " && $0 != "}" }
            }
            return (test.id, test.line, calls)
        }
    }

    /// Three hints lead to the solution step by step; the first must not hold the last one's code.
    func hints() -> [ProofFinding] {
        var findings: [ProofFinding] = []
        func finding(_ message: String, _ help: String) {
            findings.append(ProofFinding(exercise.manifest, message, help: help))
        }
        let hints = exercise.hints.map(\.text)
        for (index, hint) in hints.enumerated() {
            for (later, next) in hints.enumerated().dropFirst(index + 1) {
                if hint == next {
                    finding("hints \(index + 1) and \(later + 1) are the same", "go a step further")
                    continue
                }
                let shared = Self.code(in: hint).intersection(Self.code(in: next))
                if index == 0, let code = shared.max(by: { $0.count < $1.count }) {
                    finding(
                        "hint 1 gives away `\(code)`, which is in hint \(later + 1)",
                        "begin with a question; leave code to the last hint"
                    )
                }
            }
        }
        return findings
    }

    /// Code between backticks that is more than a name.
    private static func code(in hint: String) -> Set<String> {
        let parts = hint.split(separator: "`", omittingEmptySubsequences: false)
        let spans = parts.enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
        return Set(spans.filter { $0.count > 12 && $0.contains(" ") })
    }

    /// What says of itself that it is still to be written, in all files of the exercise.
    func openParts() -> [ProofFinding] {
        let folder = CoursePath.relative(exercise.folder, to: course.root)
        let own = (FileSystem.names(in: exercise.folder) ?? []).map { "\(folder)/\($0)" }
        let mutants = (FileSystem.names(in: exercise.mutantsFolder) ?? [])
            .map { "\(folder)/mutants/\($0)" }
        return (own + mutants).filter { file in
            [".swift", ".md", ".yml"].contains { file.hasSuffix($0) }
        }.flatMap { file in
            (try? SourceText(file: file, root: course.root)).map(OpenParts.findings) ?? []
        }
    }
}
