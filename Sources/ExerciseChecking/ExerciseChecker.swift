package import CourseModel

/// Compiles a student's file, runs an exercise's suite on it, and says what came of it.
///
/// One checker serves many checks, also at the same time. It holds no state but the cache's place.
package struct ExerciseChecker: Sendable {
    package let environment: CheckingEnvironment

    package init(environment: CheckingEnvironment = .current()) {
        self.environment = environment
    }

    /// Checks one file.
    ///
    /// A cancelled task kills everything that runs, waits until it is gone, and throws
    /// `.cancelled`.
    /// - Parameter onPhase: told as each phase begins; called from any thread.
    /// - Throws: what stood in the way of a verdict; a student's mistake is never thrown.
    package func check(
        _ request: CheckRequest, onPhase: @escaping @Sendable (CheckPhase) -> Void = { _ in }
    ) async throws(CheckingError) -> CheckResult {
        throw .cannotLaunch(program: "swiftc", reason: "the checker is being written")
    }
}
