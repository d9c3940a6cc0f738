import CourseModel
import ExerciseChecking

extension Trial {
    /// What came of the wrong solutions.
    struct MutantTrial: Sendable {
        var findings: [ProofFinding] = []
        var caught = 0
        var all = 0
        /// Whether there are enough, and all are caught as they say.
        var areSound: Bool { caught == all && all >= ExerciseProof.fewestMutants }
        /// The tests that fail on one of them.
        var failing: Set<String> = []
    }

    /// The tests that a wrong solution is tried with.
    struct MutantTests: Sendable {
        var names: Set<String>
        /// Whether they alone are compiled.
        var isAlone: Bool
    }

    /// Tries every wrong solution with the tests that it names.
    func proveMutants() async throws(CheckingError) -> MutantTrial {
        let (mutants, problems) = Mutant.all(of: exercise, in: course)
        let views = views(of: mutants)
        var trial = MutantTrial()
        trial.findings = problems.map { ProofFinding($0.location, $0.message, help: $0.help) }
        trial.all = mutants.count + problems.count
        let tries = try await inOrder(mutants) { mutant throws(CheckingError) in
            let names = Set(mutant.caughtBy)
            return try await prove(
                mutant,
                MutantTests(names: names, isAlone: isAlone(mutant, views))
            )
        }
        for tried in tries {
            if tried.findings.isEmpty { trial.caught += 1 }
            trial.findings += tried.findings
            trial.failing.formUnion(tried.failing)
        }
        if trial.all < ExerciseProof.fewestMutants {
            let folder = CoursePath.relative(exercise.mutantsFolder, to: course.root)
            let count = trial.all == 1 ? "is 1 wrong solution" : "are \(trial.all) wrong solutions"
            trial.findings.append(
                ProofFinding(
                    SourceLocation(file: folder, line: 1),
                    "there \(count); at least \(ExerciseProof.fewestMutants) are needed"
                )
            )
        }
        return trial
    }

    private struct TriedMutant: Sendable {
        var findings: [ProofFinding] = []
        var failing: Set<String> = []
    }

    /// Suites are compiled once for all wrong solutions that look the same to them. Where two or
    /// fewer do, it is less work to compile for each the few tests that it names.
    private func isAlone(_ mutant: Mutant, _ views: [String: Int]) -> Bool {
        guard let view = SuiteView.key(of: mutant.path) else { return true }
        return views[view] ?? 0 < 3
    }

    /// How many files have a view. The solution's is compiled in any case.
    private func views(of mutants: [Mutant]) -> [String: Int] {
        var counts: [String: Int] = [:]
        for mutant in mutants {
            if let view = SuiteView.key(of: mutant.path) { counts[view, default: 0] += 1 }
        }
        if let view = SuiteView.key(of: exercise.solutionPath) { counts[view] = .max }
        return counts
    }

    private func prove(
        _ mutant: Mutant,
        _ tests: MutantTests?
    ) async throws(CheckingError) -> TriedMutant {
        var trial = TriedMutant()
        let suites: [(suite: CheckRequest.Suite, named: [String])] = [
            (.visible, named(by: mutant, among: exercise.tests)),
            (.hidden, named(by: mutant, among: exercise.hiddenTests)),
        ].filter { !$0.1.isEmpty }
        for (tried, named) in zip(
            try await trials(mutant, suites.map(\.suite), tests),
            suites.map(\.named)
        ) {
            if let finding = tried.buildFinding("this wrong solution") {
                trial.findings.append(finding)
                if tried.isRefusedItself { break }
                continue
            }
            trial.failing.formUnion(tried.failing)
            trial.findings += named.compactMap { finding(about: $0, tried, mutant) }
        }
        return trial
    }

    /// Runs a wrong solution with suites. One process does for all of them unless something ends it:
    /// then each suite has its own, so that none suffers from another. It is built with both all the
    /// same: they are compiled together already, for the solution.
    private func trials(
        _ mutant: Mutant,
        _ suites: [CheckRequest.Suite],
        _ tests: MutantTests?
    ) async throws(CheckingError) -> [TriedFile] {
        let built = try await build(mutant.path, [.visible, .hidden], tests: tests)
        guard suites.count > 1 else {
            var trials: [TriedFile] = []
            for suite in suites { trials.append(try await run(built, mutant.path, suite)) }
            return trials
        }
        let results = try await slots.runs.hold { () throws(CheckingError) in
            try await built.runAll()
        }
        if results.allSatisfy({ [.passed, .failed, .compileError].contains($0.outcome) }) {
            return zip(results, suites).map { tried($0, mutant.path, $1) }
        }
        var trials: [TriedFile] = []
        for suite in suites { trials.append(try await run(built, mutant.path, suite)) }
        return trials
    }

    /// The tests that fail nowhere. They may fail on wrong solutions that do not name them, which is
    /// tried out where it matters.
    func testsThatNeverFail(_ known: Set<String>) async throws(CheckingError) -> [ProofFinding] {
        let paperwork = ExercisePaperwork(exercise: exercise, course: course)
        guard !paperwork.testsThatNeverFail(known).isEmpty else { return [] }
        var failing = known
        let (mutants, _) = Mutant.all(of: exercise, in: course)
        let tries = try await inOrder(mutants) { mutant throws(CheckingError) in
            try await prove(mutant, nil)
        }
        for tried in tries { failing.formUnion(tried.failing) }
        return paperwork.testsThatNeverFail(failing)
    }

    private func named(by mutant: Mutant, among tests: [ExpectedTest]) -> [String] {
        mutant.caughtBy.filter { id in tests.contains { $0.id == id } }
    }

    private func finding(
        about id: String,
        _ tried: TriedFile,
        _ mutant: Mutant
    ) -> ProofFinding? {
        switch tried.result.tests.first(where: { $0.id == id })?.outcome {
        // A test that crashes, or that never ends, has caught the mutant too.
        case .failed, .notFinished: nil
        case .passed:
            ProofFinding(
                mutant.location,
                "the test \(id) passes on this wrong solution; it is named to catch it"
            )
        case .skipped, nil:
            ProofFinding(
                mutant.location,
                "the test \(id) did not run on this wrong solution: \(tried.problem)",
                help: "name the test that stopped the run, and not those behind it"
            )
        }
    }
}

/// Does the same with each value, all at the same time.
/// - Returns: What came of each, in the values' order.
/// - Throws: What the first that failed threw; the others are awaited all the same.
func inOrder<Value: Sendable, Outcome: Sendable, Failure: Error>(
    _ values: [Value],
    _ body: @Sendable @escaping (Value) async throws(Failure) -> Outcome
) async throws(Failure) -> [Outcome] {
    // The results are the group's own and are returned: Swift 6.3's optimizer loses what a body
    // writes to a variable around it that local functions capture too.
    let results = await withTaskGroup(
        of: (Int, Result<Outcome, Failure>).self,
        returning: [Result<Outcome, Failure>?].self
    ) { group in
        for (index, value) in values.enumerated() {
            group.addTask {
                (index, await result { () throws(Failure) in try await body(value) })
            }
        }
        var results = [Result<Outcome, Failure>?](repeating: nil, count: values.count)
        for await (index, result) in group { results[index] = result }
        return results
    }
    var outcomes: [Outcome] = []
    for result in results {
        guard let result else {
            // What is lost must never look like something good.
            preconditionFailure("something that was begun gave no result")
        }
        outcomes.append(try result.get())
    }
    return outcomes
}
