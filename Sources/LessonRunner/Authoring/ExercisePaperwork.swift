import CourseModel

/// Whether an exercise's files agree with each other, before anything is compiled: the manifest's
/// tests with the suites' tests, the README's rules with both.
struct ExercisePaperwork {
    let exercise: Exercise
    let course: Course

    var findings: [ProofFinding] {
        var findings: [ProofFinding] = []
        findings += suite(exercise.suitePath, expected: exercise.tests, field: "tests")
        findings += suite(exercise.hiddenSuitePath, expected: exercise.hiddenTests, field: "hidden")
        findings += rules()
        findings += module()
        findings += starter()
        findings += hiddenSuite()
        findings += hints()
        findings += prose()
        findings += openParts()
        return findings
    }

    private func prose() -> [ProofFinding] {
        let file = CoursePath.relative(exercise.readmePath, to: course.root)
        guard let source = try? SourceText(file: file, root: course.root) else { return [] }
        return ProseCheck(source: source, root: course.root).findings
    }

    /// `Module.Type` could not be written in a suite if a type had the module's name: the name
    /// would mean the type.
    private func module() -> [ProofFinding] {
        let own = [exercise.starterPath, exercise.solutionPath]
            .map { CoursePath.relative($0, to: course.root) }
        let support = DeclaredTypes.files(below: "exercises/Support", root: course.root)
        return (own + support).compactMap { file in
            guard let source = try? SourceText(file: file, root: course.root),
                let line = DeclaredTypes.line(declaring: exercise.module, in: source)
            else { return nil }
            return ProofFinding(
                SourceLocation(file: file, line: line),
                "the type \(exercise.module) has the name of the exercise's module",
                help: "rename one of them; code cannot tell a type from its module by name"
            )
        }
    }

    /// A student who opens the starter looks for the place to begin.
    private func starter() -> [ProofFinding] {
        let file = CoursePath.relative(exercise.starterPath, to: course.root)
        let place = SourceLocation(file: file, line: 1)
        guard let source = try? SourceText(file: file, root: course.root) else {
            return [ProofFinding(place, "the starter cannot be read")]
        }
        let hasTask = source.lines.contains { line in
            line.firstRange(of: "//").map { line[$0.upperBound...].contains("TODO") } ?? false
        }
        guard !hasTask else { return [] }
        return [
            ProofFinding(
                place,
                "the starter has no TODO",
                help: "write // TODO: and a question where the student has something to decide"
            )
        ]
    }

    /// The tests that a suite declares, against those that the manifest expects.
    private func suite(
        _ path: String,
        expected: [ExpectedTest],
        field: String
    ) -> [ProofFinding] {
        let file = CoursePath.relative(path, to: course.root)
        guard let source = try? SourceText(file: file, root: course.root) else {
            return [ProofFinding(SourceLocation(file: file, line: 1), "this suite cannot be read")]
        }
        let declared = SuiteScanner.tests(in: source.text)
        var findings: [ProofFinding] = []
        for test in declared where !expected.contains(where: { $0.id == test.id }) {
            findings.append(
                ProofFinding(
                    SourceLocation(file: file, line: test.line),
                    "the test \(test.id) is not in \"\(field)\" of exercise.yml",
                    help: "add it there with its points, rule and explanation"
                )
            )
        }
        for test in expected where !declared.contains(where: { $0.id == test.id }) {
            findings.append(
                ProofFinding(
                    exercise.manifest,
                    "\"\(field)\" names the test \(test.id); the suite has none",
                    help: nearestHelp(test.id, declared.map(\.id))
                )
            )
        }
        let order = declared.map(\.id).filter { id in expected.contains { $0.id == id } }
        let listed = expected.map(\.id).filter { id in declared.contains { $0.id == id } }
        if order != listed {
            findings.append(
                ProofFinding(
                    exercise.manifest,
                    "\"\(field)\" has another order than the suite",
                    help: "the suite's order is \(order.joined(separator: ", "))"
                )
            )
        }
        return findings
    }

    /// A test that passes whatever a student writes is worse than none: it says that all is well.
    /// - Parameter failing: The tests that were seen to fail.
    func testsThatNeverFail(_ failing: Set<String>) -> [ProofFinding] {
        [
            (exercise.suitePath, exercise.tests), (exercise.hiddenSuitePath, exercise.hiddenTests),
        ].flatMap { path, tests in
            let file = CoursePath.relative(path, to: course.root)
            let declared = (try? SourceText(file: file, root: course.root))
                .map { SuiteScanner.tests(in: $0.text) }
            return tests.filter { !failing.contains($0.id) }.map { test in
                let line = declared?.first { $0.id == test.id }?.line ?? 1
                return ProofFinding(
                    SourceLocation(file: file, line: line),
                    "the test \(test.id) fails on no wrong solution, and not on the starter",
                    help: "write a wrong solution that it catches, or mend the test"
                )
            }
        }
    }

    /// Every rule has a test that is named after it, and every test a rule.
    private func rules() -> [ProofFinding] {
        let text: ExerciseText
        do throws(CourseProblem) {
            text = try ExerciseText(of: exercise, in: course)
        } catch {
            return [ProofFinding(error.location, error.message, help: error.help)]
        }
        var findings = text.problems.map { ProofFinding($0.location, $0.message, help: $0.help) }
        let file = CoursePath.relative(exercise.readmePath, to: course.root)
        if !text.rest.contains(where: { $0.title.lowercased() == "not your concern" }) {
            findings.append(
                ProofFinding(
                    SourceLocation(file: file, line: 1),
                    "the section \"## Not your concern\" is missing",
                    help: "say there what the student need not care about"
                )
            )
        }
        let names = displayNames()
        for rule in text.rules {
            let tests = exercise.tests.filter { $0.rule == rule.number }
            let place = SourceLocation(file: file, line: rule.line)
            if tests.isEmpty {
                findings.append(
                    ProofFinding(place, "no visible test checks rule \(rule.number)")
                )
            } else if !tests.contains(where: { names[$0.id] == rule.testName }) {
                findings.append(
                    ProofFinding(
                        place,
                        "no test of rule \(rule.number) is called \"\(rule.testName)\"",
                        help: "its tests are "
                            + tests.map { "\"\(names[$0.id] ?? $0.id)\"" }.joined(separator: ", ")
                    )
                )
            }
        }
        for test in exercise.tests + exercise.hiddenTests
        where !text.rules.contains(where: { $0.number == test.rule }) {
            findings.append(
                ProofFinding(
                    exercise.manifest,
                    "the test \(test.id) checks rule \(test.rule); README.md has rules 1 to \(text.rules.count)"
                )
            )
        }
        return findings
    }

    private func displayNames() -> [String: String] {
        let file = CoursePath.relative(exercise.suitePath, to: course.root)
        guard let source = try? SourceText(file: file, root: course.root) else { return [:] }
        let tests = SuiteScanner.tests(in: source.text)
        return Dictionary(tests.map { ($0.id, $0.name ?? $0.id) }) { first, _ in first }
    }

    private func nearestHelp(_ id: String, _ others: [String]) -> String? {
        let near = nearestNames(to: id, among: others, limit: 1)
        return near.first.map { "did you mean \($0)?" }
    }
}
