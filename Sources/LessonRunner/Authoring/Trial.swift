import CourseModel
import ExerciseChecking

/// Compiles and runs what an exercise has: its starter, its solution, its wrong solutions.
struct Trial: Sendable {
    let exercise: Exercise
    let course: Course
    let suiteBudget: Double?
    let slots: ProofSlots
    let layouts: ExerciseLayouts
    let checker: ExerciseChecker

    /// - Parameter checker: One for checks that nobody waits for.
    init(proof: ExerciseProof, checker: ExerciseChecker) {
        exercise = proof.exercise
        course = proof.course
        suiteBudget = proof.suiteBudget
        slots = proof.slots
        layouts = proof.layouts
        self.checker = checker
    }

    /// - Returns: A proof that holds only what trying gave.
    func run() async throws(CheckingError) -> Proof {
        var proof = Proof(subject: exercise.id.description)
        // Meanwhile the support module is compiled, which all else waits for.
        async let layout = result { () throws(CheckingError) in try await proveFormat() }
        // The solution goes first: what is compiled for it serves many of the others.
        let solution = try await proveSolution()
        async let mutants = result { () throws(CheckingError) in try await proveMutants() }
        let starter = try await proveStarter()
        let caught = try await mutants.get()
        proof.findings =
            starter.findings + solution.findings + (try await layout.get()) + caught.findings
        proof.suiteRun = solution.suiteRun
        proof.mutants = (caught.caught, caught.all)
        if caught.areSound {
            proof.findings += try await testsThatNeverFail(starter.failing.union(caught.failing))
        }
        return proof
    }

    /// Whether the suites that are compiled for the solution do for a file.
    func looksLikeTheSolution(_ path: String) -> Bool {
        guard let key = SuiteView.key(of: path) else { return false }
        return key == SuiteView.key(of: exercise.solutionPath)
    }

    /// Builds a file with suites when there is a place.
    /// - Parameter tests: The tests that are to run; nil for all.
    func build(
        _ path: String,
        _ suites: [CheckRequest.Suite],
        tests: MutantTests? = nil
    ) async throws(CheckingError) -> BuiltCheck {
        var request = CheckRequest(exercise, path, in: course)
        request.onlyTests = tests?.names
        request.leavesOutOtherTests = tests?.isAlone ?? false
        // What the course itself writes has to keep to the rules of graded runs.
        request.isGraded = path == exercise.solutionPath
        return try await slots.builds.hold { () throws(CheckingError) in
            try await checker.build(request, suites: suites)
        }
    }

    /// Runs one of the suites when there is a place.
    func run(
        _ built: BuiltCheck,
        _ path: String,
        _ suite: CheckRequest.Suite
    ) async throws(CheckingError) -> TriedFile {
        let result = try await slots.runs.hold { () throws(CheckingError) in
            try await built.run(suite)
        }
        return tried(result, path, suite)
    }

    func tried(_ result: CheckResult, _ path: String, _ suite: CheckRequest.Suite) -> TriedFile {
        TriedFile(
            result: result,
            file: CoursePath.relative(path, to: course.root),
            folder: CoursePath.relative(exercise.folder, to: course.root),
            suite: suite
        )
    }

    /// - Returns: What is wrong with the starter, and the tests that fail on it.
    private func proveStarter() async throws(CheckingError)
        -> (findings: [ProofFinding], failing: Set<String>)
    {
        let path = exercise.starterPath
        // Both suites are compiled already for a file that looks to them like the solution.
        let suites: [CheckRequest.Suite] =
            looksLikeTheSolution(path) ? [.visible, .hidden] : [.visible]
        let tried = try await run(build(path, suites), path, .visible)
        if let finding = tried.buildFinding("the starter") { return ([finding], []) }
        var findings = tried.warnings("the starter")
        let tests = tried.result.tests
        let passed = tests.count { $0.outcome == .passed }
        if tried.result.outcome == .passed {
            findings.append(
                ProofFinding(tried.start, "the starter passes the visible suite; it must fail")
            )
        } else if passed * 2 > tests.count {
            findings.append(
                ProofFinding(
                    tried.start,
                    "the starter passes \(passed) of \(tests.count) tests; at most half may pass"
                )
            )
        }
        return (findings, tried.failing)
    }
}

extension CheckRequest {
    /// The check of a file of the course in a proof, which has less patience than a student: a
    /// suite has half a second for all that it does.
    init(_ exercise: Exercise, _ path: String, in course: Course) {
        var exercise = exercise
        exercise.limits.cpuSeconds = min(exercise.limits.cpuSeconds, ExerciseProof.patience)
        self.init(
            exercise: exercise,
            studentFile: path,
            supportFolder: course.supportFolder
        )
        idleSeconds = ExerciseProof.patience
    }
}

/// Keeps what a body gives or throws.
func result<Value, Failure: Error>(
    _ body: () async throws(Failure) -> Value
) async -> Result<Value, Failure> {
    do throws(Failure) { return .success(try await body()) } catch { return .failure(error) }
}
