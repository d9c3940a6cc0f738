package import CourseModel

/// The verdict of one check and everything that explains it.
package struct CheckResult: Sendable {
    package var exercise: ExerciseID
    package var outcome: Outcome
    package var durations: Durations
    /// The expected tests in source order, then failures that the course did not expect.
    package var tests: [TestResult]
    /// What the compiler said, in its order: the student's file first, then the suite.
    package var diagnostics: [Diagnostic]
    /// Set where the student's code compiles and the suite does not fit it.
    package var mismatch: SuiteMismatch?
    /// What the student's code printed.
    package var output: CapturedOutput
    package var limit: LimitHit?
    package var crash: Crash?
    /// What was unusual about the check itself: a fallback, a cache that could not be used.
    package var notes: [String]
    /// The rules of graded runs that the file breaks; nothing ran where there are some.
    package var violations: [RuleViolation] = []

    package init(
        exercise: ExerciseID,
        outcome: Outcome,
        durations: Durations = Durations(),
        tests: [TestResult] = [],
        diagnostics: [Diagnostic] = [],
        mismatch: SuiteMismatch? = nil,
        output: CapturedOutput = CapturedOutput(),
        limit: LimitHit? = nil,
        crash: Crash? = nil,
        notes: [String] = []
    ) {
        self.exercise = exercise
        self.outcome = outcome
        self.durations = durations
        self.tests = tests
        self.diagnostics = diagnostics
        self.mismatch = mismatch
        self.output = output
        self.limit = limit
        self.crash = crash
        self.notes = notes
    }

    /// The first test that did not pass, which is the one to show whole.
    package var firstFailure: TestResult? { tests.first { $0.outcome != .passed } }

    /// The points of the tests that passed.
    package var earnedPoints: Int {
        tests.reduce(0) { $0 + ($1.outcome == .passed ? $1.points : 0) }
    }

    /// Whether the compiler warned about the student's file.
    package var hasWarnings: Bool { diagnostics.contains { $0.severity == .warning } }
}

/// What became of a check.
package enum Outcome: String, Sendable, CaseIterable {
    case passed, failed, compileError, crashed, timedOut, overLimit, notFinished

    /// The command's exit status.
    package var exitStatus: Int32 {
        switch self {
        case .passed: 0
        case .failed: 1
        case .compileError: 2
        case .crashed, .timedOut, .overLimit, .notFinished: 3
        }
    }
}

/// How long the parts of a check took, in milliseconds; nil for what was not done.
package struct Durations: Sendable, Hashable {
    /// The student's module.
    package var compile: Double?
    /// The suite; nil where its object was reused.
    package var suite: Double?
    package var link: Double?
    package var run: Double?
    /// From the request to the verdict.
    package var total: Double?

    package init(
        compile: Double? = nil,
        suite: Double? = nil,
        link: Double? = nil,
        run: Double? = nil,
        total: Double? = nil
    ) {
        self.compile = compile
        self.suite = suite
        self.link = link
        self.run = run
        self.total = total
    }
}

/// What was printed, in the order of its coming.
package struct CapturedOutput: Sendable, Hashable {
    /// The text from its beginning; bytes that are no UTF-8 are replaced.
    package var text: String
    /// How many bytes came after it and were not kept; exact, 0 where nothing was cut.
    package var droppedBytes: Int

    package init(text: String = "", droppedBytes: Int = 0) {
        self.text = text
        self.droppedBytes = droppedBytes
    }
}
