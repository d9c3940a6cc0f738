import CourseModel
import ExerciseChecking

extension Trial {
    /// The solution passes both suites without a warning, in time, and every time.
    /// - Returns: What is wrong, and how long the visible suite ran, in milliseconds.
    func proveSolution() async throws(CheckingError)
        -> (findings: [ProofFinding], suiteRun: Double?)
    {
        let path = exercise.solutionPath
        let built = try await build(path, [.visible, .hidden])
        var findings: [ProofFinding] = []
        var firsts: [TriedFile] = []
        var suiteRun: Double?
        for suite in [CheckRequest.Suite.visible, .hidden] {
            let tried = try await run(built, path, suite)
            if let finding = tried.buildFinding("the solution") {
                findings.append(finding)
                if tried.isRefusedItself { break }
                continue
            }
            findings += tried.warnings("the solution").filter { !findings.contains($0) }
            guard tried.result.outcome == .passed else {
                findings.append(
                    ProofFinding(
                        tried.start,
                        "the solution does not pass the \(tried.suiteName) suite: \(tried.problem)"
                    )
                )
                continue
            }
            firsts.append(tried)
            if suite == .visible { suiteRun = try await time(built, first: tried, &findings) }
        }
        if firsts.count == 2 {
            findings += try await unsteadyTests(built)
        }
        return (findings, suiteRun)
    }

    /// Looks how long the visible suite runs. A busy machine makes any run slow, never fast, so a
    /// run that is too slow is measured again before it counts.
    private func time(
        _ built: BuiltCheck,
        first: TriedFile,
        _ findings: inout [ProofFinding]
    ) async throws(CheckingError) -> Double? {
        guard var least = first.result.durations.run, let suiteBudget else {
            return first.result.durations.run
        }
        var attempts = 0
        while least > suiteBudget, attempts < 5 {
            let again = try await run(built, exercise.solutionPath, .visible)
            least = min(least, again.result.durations.run ?? least)
            attempts += 1
        }
        if least > suiteBudget {
            findings.append(
                ProofFinding(
                    suiteStart(.visible),
                    "the visible suite ran \(Int(least)) ms; it has \(Int(suiteBudget)) ms"
                )
            )
        }
        return least
    }

    /// Runs both suites again and again. A test that fails on the right solution now and then tells
    /// students that they are wrong when they are not.
    private func unsteadyTests(_ built: BuiltCheck) async throws(CheckingError) -> [ProofFinding] {
        var failures: [String: Int] = [:]
        var broken: TriedFile?
        let path = exercise.solutionPath
        let failedRuns = try await slots.runs.hold { () throws(CheckingError) in
            try await built.failures(inRuns: ExerciseProof.runs - 1)
        }
        for results in failedRuns {
            for (result, suite) in zip(results, [CheckRequest.Suite.visible, .hidden])
            where result.outcome != .passed {
                let failing = result.tests.filter { $0.outcome == .failed }
                for test in failing { failures[test.id, default: 0] += 1 }
                if failing.isEmpty { broken = tried(result, path, suite) }
            }
        }
        var findings = [CheckRequest.Suite.visible, .hidden].flatMap { suite in
            tests(of: suite).filter { failures[$0.id] != nil }.map { test in
                ProofFinding(
                    place(of: test.id, in: suite),
                    "the test \(test.id) is unsteady: the solution passed it once and failed it "
                        + "in \(failures[test.id] ?? 0) of \(ExerciseProof.runs) runs",
                    help: "look for time, order of tasks, dictionaries' order and random numbers"
                )
            }
        }
        if let broken {
            findings.append(
                ProofFinding(
                    suiteStart(broken.suite),
                    "the \(broken.suiteName) suite passed on the solution once, and then did not "
                        + "finish: \(broken.problem)"
                )
            )
        }
        return findings
    }

    private func tests(of suite: CheckRequest.Suite) -> [ExpectedTest] {
        suite == .visible ? exercise.tests : exercise.hiddenTests
    }

    private func suiteStart(_ suite: CheckRequest.Suite) -> SourceLocation {
        let path = suite == .visible ? exercise.suitePath : exercise.hiddenSuitePath
        return SourceLocation(file: CoursePath.relative(path, to: course.root), line: 1)
    }

    private func place(of test: String, in suite: CheckRequest.Suite) -> SourceLocation {
        var place = suiteStart(suite)
        if let source = try? SourceText(file: place.file, root: course.root),
            let declared = SuiteScanner.tests(in: source.text).first(where: { $0.id == test })
        {
            place.line = declared.line
        }
        return place
    }
}
