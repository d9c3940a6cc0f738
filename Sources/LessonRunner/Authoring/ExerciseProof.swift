package import CourseModel
package import ExerciseChecking

/// Proves that an exercise is sound: its suites fail what is wrong and pass what is right.
///
/// A suite that cannot fail is the worst defect that a course can have, so every claim of the
/// manifest is tried out: the starter, the solution, and each wrong solution with the tests that
/// are named for it.
package struct ExerciseProof: Sendable {
    let exercise: Exercise
    let course: Course
    let checker: ExerciseChecker

    /// The time that a visible suite may run, in milliseconds: a student waits for it at each save.
    package static let suiteBudget = 500.0
    /// The fewest wrong solutions that an exercise comes with.
    package static let fewestMutants = 3

    package init(exercise: Exercise, course: Course, checker: ExerciseChecker) {
        self.exercise = exercise
        self.course = course
        self.checker = checker
    }

    /// Tries everything.
    /// - Throws: `CheckingError` where no verdict can be had at all, such as without a toolchain.
    package func run() async throws(CheckingError) -> Proof {
        var proof = Proof(subject: exercise.id.description)
        proof.findings += ExercisePaperwork(exercise: exercise, course: course).findings
        try await proveStarter(&proof)
        try await proveSolution(&proof)
        try await proveMutants(&proof)
        return proof
    }

    private func check(
        _ file: String,
        _ suite: CheckRequest.Suite
    ) async throws(CheckingError) -> CheckResult {
        try await checker.check(
            CheckRequest(
                exercise: exercise,
                studentFile: file,
                suite: suite,
                supportFolder: course.supportFolder
            )
        ) { _ in }
    }

    private func proveStarter(_ proof: inout Proof) async throws(CheckingError) {
        let place = location(of: exercise.starterPath)
        let result = try await check(exercise.starterPath, .visible)
        switch result.outcome {
        case .compileError:
            proof.findings.append(
                ProofFinding(
                    at(result.diagnostics.first, else: place),
                    "the starter does not compile: \(problem(in: result))"
                )
            )
            return
        case .passed:
            proof.findings.append(
                ProofFinding(place, "the starter passes the visible suite; it must fail")
            )
        default: break
        }
        report(warningsIn: result, of: "the starter", at: place, &proof)
        let passed = result.tests.count { $0.outcome == .passed }
        if passed * 2 > result.tests.count, result.outcome != .passed {
            proof.findings.append(
                ProofFinding(
                    place,
                    "the starter passes \(passed) of \(result.tests.count) tests; at most half may pass"
                )
            )
        }
    }

    private func proveSolution(_ proof: inout Proof) async throws(CheckingError) {
        let place = location(of: exercise.solutionPath)
        for suite in [CheckRequest.Suite.visible, .hidden] {
            let name = suite == .visible ? "visible" : "hidden"
            let result = try await check(exercise.solutionPath, suite)
            if suite == .visible {
                report(warningsIn: result, of: "the solution", at: place, &proof)
                proof.suiteRun = result.durations.run
            }
            if result.outcome != .passed {
                proof.findings.append(
                    ProofFinding(
                        at(result.diagnostics.first { $0.severity == .error }, else: place),
                        "the solution does not pass the \(name) suite: \(problem(in: result))"
                    )
                )
                continue
            }
            if suite == .visible, let run = result.durations.run, run > Self.suiteBudget {
                proof.findings.append(
                    ProofFinding(
                        location(of: exercise.suitePath),
                        "the visible suite ran \(Int(run)) ms; it has \(Int(Self.suiteBudget)) ms"
                    )
                )
            }
        }
    }

    private func proveMutants(_ proof: inout Proof) async throws(CheckingError) {
        let mutants: [Mutant]
        do {
            mutants = try Mutant.all(of: exercise, in: course)
        } catch {
            proof.findings += error.problems.map {
                ProofFinding($0.location, $0.message, help: $0.help)
            }
            return
        }
        var caught = 0
        for mutant in mutants {
            let findings = try await prove(mutant)
            if findings.isEmpty { caught += 1 }
            proof.findings += findings
        }
        proof.mutants = (caught, mutants.count)
        if mutants.count < Self.fewestMutants {
            proof.findings.append(
                ProofFinding(
                    location(of: exercise.mutantsFolder),
                    "\(mutants.count) wrong solutions; at least \(Self.fewestMutants) are needed"
                )
            )
        }
    }

    /// Runs a wrong solution against the suites that its tests are in.
    private func prove(_ mutant: Mutant) async throws(CheckingError) -> [ProofFinding] {
        var findings: [ProofFinding] = []
        let suites: [(CheckRequest.Suite, [ExpectedTest])] = [
            (.visible, exercise.tests), (.hidden, exercise.hiddenTests),
        ]
        for (suite, tests) in suites {
            let named = mutant.caughtBy.filter { id in tests.contains { $0.id == id } }
            guard !named.isEmpty else { continue }
            let result = try await check(mutant.path, suite)
            guard result.outcome != .compileError else {
                findings.append(
                    ProofFinding(
                        mutant.location,
                        "this wrong solution does not compile: \(problem(in: result))"
                    )
                )
                continue
            }
            for id in named
            where result.tests.first(where: { $0.id == id })?.outcome == .passed {
                findings.append(
                    ProofFinding(
                        mutant.location,
                        "the test \(id) passes on this wrong solution; it is named to catch it"
                    )
                )
            }
        }
        return findings
    }

    private func report(
        warningsIn result: CheckResult,
        of what: String,
        at place: SourceLocation,
        _ proof: inout Proof
    ) {
        guard let warning = result.diagnostics.first(where: { $0.severity == .warning }) else {
            return
        }
        proof.findings.append(
            ProofFinding(at(warning, else: place), "\(what) has a warning: \(warning.message)")
        )
    }

    /// What went wrong with a check, in one line.
    private func problem(in result: CheckResult) -> String {
        if let error = result.diagnostics.first(where: { $0.severity == .error }) {
            return error.message
        }
        if let mismatch = result.mismatch { return mismatch.message }
        if let limit = result.limit { return limit.phrase }
        guard let test = result.firstFailure else { return result.outcome.rawValue }
        let details = [
            test.message, test.input.map { "in \($0)" }, test.expected.map { "expected \($0)" },
            test.actual.map { "got \($0)" },
        ]
        return "\(test.id) \(test.outcome.rawValue) "
            + details.compactMap { $0 }.joined(separator: "; ")
    }

    private func at(_ diagnostic: Diagnostic?, else place: SourceLocation) -> SourceLocation {
        guard let line = diagnostic?.line else { return place }
        return SourceLocation(file: place.file, line: line, column: diagnostic?.column)
    }

    private func location(of path: String) -> SourceLocation {
        SourceLocation(file: CoursePath.relative(path, to: course.root), line: 1)
    }
}

/// Paths as messages show them.
enum CoursePath {
    static func relative(_ path: String, to root: String) -> String {
        path.hasPrefix(root + "/") ? String(path.dropFirst(root.count + 1)) : path
    }
}
