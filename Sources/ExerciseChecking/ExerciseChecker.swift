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
        let built = try await build(request, suites: [request.suite], onPhase: onPhase)
        if built.canRun(request.suite) { onPhase(.running) }
        var result = try await built.run(request.suite)
        result.durations.total = (monotonicSeconds() - start) * 1000
        return result
    }

    /// Compiles one file with suites, to be run as often as wanted.
    ///
    /// Several suites come into one program where that goes, which saves half of the work.
    /// - Parameters:
    ///   - suites: At least one; what the request says of its suite does not count.
    ///   - needsWholeSupport: Whether all of the support module is to be there afterwards.
    /// - Throws: what stood in the way of a verdict; a student's mistake is never thrown.
    package func build(
        _ request: CheckRequest,
        suites: [CheckRequest.Suite],
        needsWholeSupport: Bool = false,
        onPhase: @escaping @Sendable (CheckPhase) -> Void = { _ in }
    ) async throws(CheckingError) -> BuiltCheck {
        var inputs = try BuildInputs.read(request, suites: suites)
        inputs.needsWholeSupport = needsWholeSupport
        let cache = Cache.open(environment)
        let toolchain = try await Toolchain.locate(environment: environment, cache: cache) {
            onPhase(.askingToolchain)
        }
        let folder = try WorkFolder(environment)
        func builder(_ inputs: BuildInputs, _ place: String) -> Builder {
            Builder(
                inputs: inputs,
                toolchain: toolchain,
                cache: cache,
                environment: environment,
                folder: folder.path + place,
                onPhase: onPhase
            )
        }
        var parts: [BuiltCheck.Part] = []
        do throws(CheckingError) {
            if suites.count > 1, let built = try await builder(inputs, "").buildTogether() {
                parts.append(BuiltCheck.Part(suites: suites, inputs: inputs, built: built))
            } else {
                for (suite, source) in zip(suites, inputs.suites) {
                    let own = inputs.with(source)
                    let place = suites.count > 1 ? "/" + source.module : ""
                    let built = try await builder(own, place).build()
                    parts.append(BuiltCheck.Part(suites: [suite], inputs: own, built: built))
                }
            }
        } catch {
            folder.remove()
            throw error
        }
        cache.sweepWhenDue(environment)
        return BuiltCheck(
            request: request,
            parts: parts,
            environment: environment,
            simulator: simulator,
            libraries: toolchain.folders,
            folder: folder,
            cacheNote: cache.note
        )
    }

    /// Lends a checker for many files that nobody will check again: what it compiles of them is
    /// gone when the body returns, and it spares the processor rather than anybody's patience.
    package func sparing<Value>(
        _ body: (ExerciseChecker) async throws(CheckingError) -> Value
    ) async throws(CheckingError) -> Value {
        let folder = try WorkFolder(environment)
        defer { folder.remove() }
        var environment = environment
        environment.variantsFolder = folder.path
        return try await body(ExerciseChecker(environment: environment, simulator: simulator))
    }
}
