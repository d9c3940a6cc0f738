internal import CourseModel
internal import ExerciseChecking

/// Makes an exercise's grade of what its two suites gave.
struct ScoreKeeper {
    let exercise: Exercise
    let outline: ExerciseOutline
    let policy: GradingPolicy

    /// The grade of a file that nothing was run of.
    func unchecked(_ state: ExerciseGrade.State, refusals: [Refusal] = []) -> ExerciseGrade {
        ExerciseGrade(
            id: outline.id,
            state: state,
            tests: outline.tests.map { test in
                TestGrade(
                    id: test.id,
                    name: test.id,
                    suite: test.suite,
                    outcome: .notRun,
                    earned: .zero,
                    maximum: test.points
                )
            },
            earned: .zero,
            maximum: outline.maximum,
            refusals: refusals
        )
    }

    /// - Parameter results: one for each suite that was run, the visible first.
    func grade(_ results: [(suite: SuiteKind, result: CheckResult)]) -> ExerciseGrade {
        var grade = unchecked(state(of: results.map(\.result)))
        for index in grade.tests.indices {
            let test = grade.tests[index]
            guard
                let found = results.first(where: { $0.suite == test.suite })?.result.tests
                    .first(where: { $0.id == test.id })
            else { continue }
            grade.tests[index] = Self.grade(found, as: test)
        }
        for (suite, result) in results where result.outcome != .passed {
            let indices = grade.tests.indices.filter { grade.tests[$0].suite == suite }
            // A failure outside of all tests, or a death after them: nobody knows which counts.
            guard indices.allSatisfy({ grade.tests[$0].outcome == .passed }) else { continue }
            for index in indices {
                grade.tests[index].outcome = .notFinished
                grade.tests[index].earned = .zero
                grade.tests[index].message = "The run did not end as it should: \(result.outcome)."
            }
        }
        let isWhole = grade.tests.allSatisfy { $0.outcome == .passed }
        if policy.credit == .allOrNothing, !isWhole {
            for index in grade.tests.indices { grade.tests[index].earned = .zero }
        }
        grade.earned = grade.tests.map(\.earned).sum()
        describe(results, in: &grade)
        return grade
    }

    private func state(of results: [CheckResult]) -> ExerciseGrade.State {
        if results.contains(where: { $0.outcome == .compileError }) { return .compileError }
        let unfinished: Set<Outcome> = [.crashed, .timedOut, .overLimit, .notFinished]
        if results.contains(where: { unfinished.contains($0.outcome) }) { return .notFinished }
        return !results.isEmpty && results.allSatisfy { $0.outcome == .passed } ? .passed : .failed
    }

    private static func grade(_ found: TestResult, as test: TestGrade) -> TestGrade {
        var grade = test
        grade.name = found.name
        grade.outcome =
            switch found.outcome {
            case .passed: .passed
            case .failed: .failed
            case .notFinished: .notFinished
            case .skipped: .notRun
            }
        if grade.outcome == .passed {
            grade.earned = test.maximum
            return grade
        }
        grade.explanation = found.explanation
        grade.message = found.message
        grade.input = found.input
        grade.expected = found.expected
        grade.actual = found.actual
        grade.studentLine = found.studentLine
        return grade
    }

    private func describe(
        _ results: [(suite: SuiteKind, result: CheckResult)],
        in grade: inout ExerciseGrade
    ) {
        if let (suite, failed) = results.first(where: { $0.result.outcome == .compileError }) {
            // What the starter declares is no secret; the compiler's words may quote the suite.
            let isSecret = suite == .hidden && failed.mismatch?.declaration == nil
            grade.compilerText =
                (isSecret ? ExerciseGrade.hiddenMark : "") + Self.text(of: failed)
        }
        for (suite, result) in results {
            guard let phrase = Self.trouble(result) else { continue }
            let place = suite == .hidden ? ExerciseGrade.hiddenMark : ""
            grade.trouble = grade.trouble.map { "\($0); \(place)\(phrase)" } ?? place + phrase
        }
        // The hidden suite's run would show what it feeds the code with.
        if let visible = results.first(where: { $0.suite == .visible })?.result {
            grade.output = StackTrace.removed(from: visible.output.text)
            grade.outputDropped = visible.output.droppedBytes
        }
    }

    /// Everything that the compiler said about the student's file, as it said it.
    private static func text(of result: CheckResult) -> String {
        var lines: [String] = []
        if let mismatch = result.mismatch { return mismatch.message }
        for diagnostic in result.diagnostics {
            var place = diagnostic.file.map { "\($0):" } ?? ""
            if let line = diagnostic.line { place += "\(line):" }
            if let column = diagnostic.column { place += "\(column):" }
            if !place.isEmpty { place += " " }
            lines.append("\(place)\(diagnostic.severity.rawValue): \(diagnostic.message)")
            lines += diagnostic.excerpt
        }
        return lines.joined(separator: "\n")
    }

    private static func trouble(_ result: CheckResult) -> String? {
        if let limit = result.limit { return limit.phrase }
        guard result.outcome == .crashed || result.outcome == .notFinished else { return nil }
        guard let crash = result.crash else { return "it ended before its tests had" }
        var phrase =
            if let signal = crash.signal {
                "it crashed (\(signal))"
            } else {
                "it ended before its tests had"
            }
        if let test = crash.test { phrase += " in `\(test)()`" }
        if let message = crash.message { phrase += ": \(message)" }
        if let file = crash.file, let line = crash.line { phrase += " (\(file), line \(line))" }
        return phrase
    }
}
