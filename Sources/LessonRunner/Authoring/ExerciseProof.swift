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
    let suiteBudget: Double?

    /// The time that a visible suite may run, in milliseconds: a student waits for it at each save.
    package static let usualBudget = 500.0
    /// The fewest wrong solutions that an exercise comes with.
    package static let fewestMutants = 3

    /// - Parameter suiteBudget: The time that the visible suite may run, in milliseconds; nil where
    ///   the machine is too busy to tell.
    package init(
        exercise: Exercise,
        course: Course,
        checker: ExerciseChecker,
        suiteBudget: Double? = Self.usualBudget
    ) {
        self.exercise = exercise
        self.course = course
        self.checker = checker
        self.suiteBudget = suiteBudget
    }

    /// What can be said before anything is compiled: whether the files agree with each other.
    package var paperwork: [ProofFinding] {
        ExercisePaperwork(exercise: exercise, course: course).findings
    }

    /// Tries everything.
    /// - Throws: `CheckingError` where no verdict can be had at all, such as without a toolchain.
    package func run() async throws(CheckingError) -> Proof {
        var proof = Proof(subject: exercise.id.description)
        proof.findings += paperwork
        var failing = try await proveStarter(&proof)
        try await proveSolution(&proof)
        if let caught = try await proveMutants(&proof) {
            failing.formUnion(caught)
            proof.findings += ExercisePaperwork(exercise: exercise, course: course)
                .testsThatNeverFail(failing)
        }
        return proof
    }

    func check(
        _ path: String,
        _ suite: CheckRequest.Suite,
        isGraded: Bool = false
    ) async throws(CheckingError) -> TriedFile {
        var request = CheckRequest(
            exercise: exercise,
            studentFile: path,
            suite: suite,
            supportFolder: course.supportFolder
        )
        request.isGraded = isGraded
        let result = try await checker.check(request) { _ in }
        return TriedFile(
            result: result,
            file: CoursePath.relative(path, to: course.root),
            folder: CoursePath.relative(exercise.folder, to: course.root),
            suite: suite
        )
    }

    /// - Returns: The tests that fail on the starter.
    private func proveStarter(_ proof: inout Proof) async throws(CheckingError) -> Set<String> {
        let tried = try await check(exercise.starterPath, .visible)
        if let finding = tried.buildFinding("the starter") {
            proof.findings.append(finding)
            return []
        }
        proof.findings += tried.warnings("the starter")
        let tests = tried.result.tests
        let passed = tests.count { $0.outcome == .passed }
        if tried.result.outcome == .passed {
            proof.findings.append(
                ProofFinding(tried.start, "the starter passes the visible suite; it must fail")
            )
        } else if passed * 2 > tests.count {
            proof.findings.append(
                ProofFinding(
                    tried.start,
                    "the starter passes \(passed) of \(tests.count) tests; at most half may pass"
                )
            )
        }
        return tried.failing
    }

    private func proveSolution(_ proof: inout Proof) async throws(CheckingError) {
        for suite in [CheckRequest.Suite.visible, .hidden] {
            // What the course itself writes has to keep to the rules of graded runs.
            let tried = try await check(
                exercise.solutionPath,
                suite,
                isGraded: suite == .hidden
            )
            if let finding = tried.buildFinding("the solution") {
                proof.findings.append(finding)
                if tried.isRefusedItself { return }
                continue
            }
            proof.findings += tried.warnings("the solution")
                .filter { !proof.findings.contains($0) }
            guard tried.result.outcome == .passed else {
                proof.findings.append(
                    ProofFinding(
                        tried.start,
                        "the solution does not pass the \(tried.suiteName) suite: \(tried.problem)"
                    )
                )
                continue
            }
            if suite == .visible { try await prove(tried, keepsBudget: &proof) }
        }
    }

    /// Looks how long the visible suite runs. A busy machine makes any run slow, never fast, so a
    /// run that is too slow is measured again before it counts.
    private func prove(
        _ tried: TriedFile,
        keepsBudget proof: inout Proof
    ) async throws(CheckingError) {
        proof.suiteRun = tried.result.durations.run
        guard let suiteBudget else { return }
        for _ in 0..<3 {
            guard let run = proof.suiteRun, run > suiteBudget else { return }
            let again = try await check(exercise.solutionPath, .visible)
            proof.suiteRun = min(run, again.result.durations.run ?? run)
        }
        guard let run = proof.suiteRun, run > suiteBudget else { return }
        proof.findings.append(
            ProofFinding(
                SourceLocation(
                    file: CoursePath.relative(exercise.suitePath, to: course.root),
                    line: 1
                ),
                "the visible suite ran \(Int(run)) ms; it has \(Int(suiteBudget)) ms"
            )
        )
    }
}

/// Paths as messages show them.
enum CoursePath {
    static func relative(_ path: String, to root: String) -> String {
        path.hasPrefix(root + "/") ? String(path.dropFirst(root.count + 1)) : path
    }
}
