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
    let slots: ProofSlots
    let layouts: ExerciseLayouts
    let memory: ProofMemory?
    /// What is known of the exercise from before, where that was looked up already.
    let state: ProofMemory.State?

    /// The time that a visible suite may run, in milliseconds: a student waits for it at each save.
    package static let usualBudget = 500.0
    /// How many times as long it may run where it talks to the simulator: connections are made, and
    /// thousands of chunks go through them.
    package static let simulatorFactor = 4.0
    /// The fewest wrong solutions that an exercise comes with.
    package static let fewestMutants = 3
    /// How often the suites must give the same verdict on the solution.
    static let runs = 20
    /// How long a run may stand still, and how long it may compute, in seconds. A suite has half a
    /// second for all it does.
    static let patience = 2.0

    /// - Parameters:
    ///   - suiteBudget: The time that the visible suite may run, in milliseconds; nil where the
    ///     machine is too busy to tell.
    ///   - slots: How much is done at once; shared by proofs that run at the same time.
    ///   - memory: What was proved before; nil for a proof that relies on nothing.
    package init(
        exercise: Exercise,
        course: Course,
        checker: ExerciseChecker,
        suiteBudget: Double? = Self.usualBudget,
        slots: ProofSlots = ProofSlots(jobs: 2),
        memory: ProofMemory? = nil
    ) {
        self.init(
            exercise: exercise,
            course: course,
            checker: checker,
            suiteBudget: suiteBudget,
            slots: slots,
            layouts: ExerciseLayouts(of: [exercise], course: course, checker: checker),
            memory: memory,
            state: memory?.state(of: exercise)
        )
    }

    /// - Parameters:
    ///   - layouts: Shared by proofs that run at the same time.
    ///   - state: What the memory knew of the exercise before any of it is tried: what is edited
    ///     meanwhile was not proved.
    init(
        exercise: Exercise,
        course: Course,
        checker: ExerciseChecker,
        suiteBudget: Double? = Self.usualBudget,
        slots: ProofSlots,
        layouts: ExerciseLayouts,
        memory: ProofMemory?,
        state: ProofMemory.State?
    ) {
        self.exercise = exercise
        self.course = course
        self.checker = checker
        self.suiteBudget = suiteBudget.map {
            exercise.needsSimulator ? $0 * Self.simulatorFactor : $0
        }
        self.slots = slots
        self.layouts = layouts
        self.memory = memory
        self.state = state
    }

    /// What can be said before anything is compiled: whether the files agree with each other.
    package var paperwork: [ProofFinding] {
        ExercisePaperwork(exercise: exercise, course: course).findings
    }

    /// Tries everything that is not known from before.
    /// - Throws: `CheckingError` where no verdict can be had at all, such as without a toolchain.
    package func run() async throws(CheckingError) -> Proof {
        var proof = Proof(subject: exercise.id.description)
        proof.findings = paperwork
        if let known = state?.known, known.suiteRun <= suiteBudget ?? .infinity {
            proof.suiteRun = known.suiteRun
            proof.mutants = (known.mutants, known.mutants)
            return proof
        }
        let tried = try await checker.sparing { sparing throws(CheckingError) in
            try await Trial(proof: self, checker: sparing).run()
        }
        proof.findings += tried.findings
        proof.suiteRun = tried.suiteRun
        proof.mutants = tried.mutants
        if tried.findings.isEmpty, let state, let run = tried.suiteRun, let mutants = tried.mutants
        {
            memory?.remember(
                ProofMemory.Record(suiteRun: run, mutants: mutants.all),
                as: state.key
            )
        }
        return proof
    }
}

/// Paths as messages show them.
enum CoursePath {
    static func relative(_ path: String, to root: String) -> String {
        path.hasPrefix(root + "/") ? String(path.dropFirst(root.count + 1)) : path
    }
}
