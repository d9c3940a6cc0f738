/// What a student has done in one exercise.
package struct ExerciseProgress: Hashable, Sendable {
    /// Checks that ran the suite. A file that did not compile is no attempt.
    package var attempts = 0
    /// Checks without success since the last success, those that did not compile included.
    package var failedInRow = 0
    /// When all tests passed for the first time.
    package var passedAt: Moment?
    /// Which attempt that was, from 1.
    package var passedAttempt: Int?
    /// The most points that one check gave.
    package var bestPoints = 0
    /// The most tests that passed in one check.
    package var bestTests = 0
    /// The tiers of the hints that were shown, from 1, ascending.
    package var hintsShown: [Int] = []
    package var solutionShown: SolutionShown?
    /// Seconds spent on it.
    package var seconds = 0
    package var lastCheckAt: Moment?

    package init() {}

    package var isPassed: Bool { passedAt != nil }
}

/// That the solution was shown, and on what grounds.
package struct SolutionShown: Hashable, Sendable {
    package enum Reason: String, Hashable, Sendable {
        /// The exercise was passed before.
        case afterPassing
        /// It was not, and the student confirmed that they want to see it all the same.
        case afterFailures
    }

    package var reason: Reason
    /// When it was shown, or confirmed.
    package var at: Moment

    package init(reason: Reason, at: Moment) {
        self.reason = reason
        self.at = at
    }
}

/// One check as progress counts it.
package struct CheckRecord: Hashable, Sendable {
    package enum Outcome: Hashable, Sendable {
        case passed
        /// Tests failed, or the run crashed, met a limit or did not finish.
        case failed
        /// The compiler refused the file, so that no test ran.
        case didNotCompile
    }

    package var outcome: Outcome
    /// Points of the tests that passed.
    package var points: Int
    /// How many tests passed.
    package var tests: Int

    package init(outcome: Outcome, points: Int, tests: Int) {
        self.outcome = outcome
        self.points = points
        self.tests = tests
    }
}
