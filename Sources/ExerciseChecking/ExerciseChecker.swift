internal import CourseModel

/// Compiles a student's file, runs an exercise's suite on it, and says what came of it.
///
/// One checker serves many checks, also at the same time. It holds no state: what was compiled is
/// in the cache, which all checks of a user share.
package struct ExerciseChecker: Sendable {
    package let environment: CheckingEnvironment
    /// What exercises with `needs: [simulator]` talk to; nil where no check can have it.
    package let simulator: SuiteService?

    package init(
        environment: CheckingEnvironment = .current(),
        simulator: SuiteService? = nil
    ) {
        self.environment = environment
        self.simulator = simulator
    }

    /// Checks one file.
    ///
    /// A cancelled task kills everything that runs, waits until it is gone, and throws
    /// `.cancelled`.
    /// - Parameter onPhase: told as each phase begins; called from any thread.
    /// - Throws: what stood in the way of a verdict; a student's mistake is never thrown.
    package func check(
        _ request: CheckRequest,
        onPhase: @escaping @Sendable (CheckPhase) -> Void = { _ in }
    ) async throws(CheckingError) -> CheckResult {
        let start = monotonicSeconds()
        let inputs = try BuildInputs.read(request)
        let cache = Cache.open(environment)
        let toolchain = try await Toolchain.locate(environment: environment, cache: cache) {
            onPhase(.askingToolchain)
        }
        let folder = try WorkFolder(environment)
        defer { folder.remove() }
        let builder = Builder(
            inputs: inputs,
            toolchain: toolchain,
            cache: cache,
            environment: environment,
            folder: folder.path,
            onPhase: onPhase
        )
        let built = try await builder.build()
        var result: CheckResult
        switch built.outcome {
        case .success(let program):
            onPhase(.running)
            let service = try await startService(for: request)
            var served = request
            served.suiteVariables.merge(service?.variables ?? [:]) { $1 }
            let runner = SuiteRunner(
                request: served,
                inputs: inputs,
                program: program,
                environment: environment,
                libraries: toolchain.folders,
                folder: folder.path
            )
            do throws(CheckingError) {
                result = try await runner.run()
            } catch {
                await service?.stop()
                throw error
            }
            await service?.stop()
            result.diagnostics = program.diagnostics
        case .failure(let rejection):
            result = CheckResult(exercise: request.exercise.id, outcome: .compileError)
            result.tests = request.expectedTests.map {
                TestResult(
                    id: $0.id,
                    name: $0.id,
                    outcome: .skipped,
                    points: $0.points,
                    explanation: $0.explanation
                )
            }
            result.diagnostics = rejection.diagnostics
            result.mismatch = rejection.mismatch
            result.violations = rejection.violations
        }
        let run = result.durations.run
        result.durations = built.durations
        result.durations.run = run
        result.durations.total = (monotonicSeconds() - start) * 1000
        result.notes = [cache.note].compactMap { $0 } + built.notes + result.notes
        cache.sweepWhenDue(environment)
        return result
    }

    /// Starts what the suite talks to; nil where it needs nothing.
    private func startService(
        for request: CheckRequest
    ) async throws(CheckingError) -> SuiteService.Running? {
        guard request.exercise.needsSimulator else { return nil }
        guard let simulator else {
            throw .noSimulator(reason: "this program brings none along")
        }
        do {
            return try await simulator.start(.loopback)
        } catch {
            throw .noSimulator(reason: "\(error)")
        }
    }
}
