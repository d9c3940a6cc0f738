internal import CourseModel

/// A file that was compiled with suites, and can be run; or why it cannot.
package final class BuiltCheck: Sendable {
    private let request: CheckRequest
    private let parts: [Part]
    private let environment: CheckingEnvironment
    private let simulator: SuiteService?
    /// The folders of the toolchain, where the runtime's libraries are.
    private let libraries: [String]
    private let folder: WorkFolder
    private let cacheNote: String?

    /// One program, and the suites that are in it.
    struct Part: Sendable {
        var suites: [CheckRequest.Suite]
        var inputs: BuildInputs
        var built: Builder.Built
    }

    init(
        request: CheckRequest,
        parts: [Part],
        environment: CheckingEnvironment,
        simulator: SuiteService?,
        libraries: [String],
        folder: WorkFolder,
        cacheNote: String?
    ) {
        self.request = request
        self.parts = parts
        self.environment = environment
        self.simulator = simulator
        self.libraries = libraries
        self.folder = folder
        self.cacheNote = cacheNote
    }

    deinit { folder.remove() }

    /// Whether there is a program with this suite.
    package func canRun(_ suite: CheckRequest.Suite) -> Bool {
        part(of: suite).map { (try? $0.built.outcome.get()) != nil } ?? false
    }

    /// Runs one of the suites, in a process of its own.
    /// - Returns: The verdict; where there is nothing to run, what the compiler said.
    package func run(_ suite: CheckRequest.Suite) async throws(CheckingError) -> CheckResult {
        guard let part = part(of: suite) else {
            preconditionFailure("this suite was not asked for when the file was built")
        }
        let results = try await run([suite], of: part)
        return results[0]
    }

    /// Runs all suites once, those of one program in one process.
    /// - Returns: A verdict for each suite, in the order in which they were asked for.
    package func runAll() async throws(CheckingError) -> [CheckResult] {
        var results: [CheckResult] = []
        for part in parts { results += try await run(part.suites, of: part) }
        return results
    }

    /// Runs all suites again and again, each time in a process of its own.
    /// - Returns: The verdicts of the runs that did not pass: one for each suite.
    package func failures(inRuns count: Int) async throws(CheckingError) -> [[CheckResult]] {
        // Each run of what talks to the simulator has one of its own, and in a sandbox nothing is
        // forked that is not looked at.
        if parts.count == 1, !request.exercise.needsSimulator, environment.sandbox == nil,
            case .success(let program) = parts[0].built.outcome
        {
            let runner = runner(parts[0], program, request, socket: nil)
            if let failures = try await runner.failures(of: parts[0].suites, inRuns: count) {
                return failures
            }
        }
        var failures: [[CheckResult]] = []
        for _ in 0..<count {
            let results = try await runAll()
            if results.contains(where: { $0.outcome != .passed }) { failures.append(results) }
        }
        return failures
    }

    private func runner(
        _ part: Part,
        _ program: BuiltProgram,
        _ request: CheckRequest,
        socket: String?
    ) -> SuiteRunner {
        SuiteRunner(
            request: request,
            socket: socket,
            inputs: part.inputs,
            program: program,
            environment: environment,
            libraries: libraries,
            folder: folder.path
        )
    }

    private func part(of suite: CheckRequest.Suite) -> Part? {
        parts.first { $0.suites.contains(suite) }
    }

    private func run(
        _ suites: [CheckRequest.Suite],
        of part: Part
    ) async throws(CheckingError) -> [CheckResult] {
        var results: [CheckResult]
        switch part.built.outcome {
        case .success(let program):
            let socket = try socketPath()
            let service = try await startService(socket)
            var served = request
            served.suiteVariables.merge(service?.variables ?? [:]) { $1 }
            let runner = runner(part, program, served, socket: socket)
            do throws(CheckingError) {
                results = try await run(suites, of: part, runner)
            } catch {
                await service?.stop()
                throw error
            }
            await service?.stop()
            for index in results.indices { results[index].diagnostics += program.diagnostics }
        case .failure(let rejection):
            results = suites.map { refused(request.with($0), rejection) }
        }
        for index in results.indices {
            let run = results[index].durations.run
            results[index].durations = part.built.durations
            results[index].durations.run = run
            results[index].notes =
                [cacheNote].compactMap { $0 } + part.built.notes + results[index].notes
        }
        return results
    }

    /// Runs suites of a program; linked into one file, where they cannot be loaded.
    private func run(
        _ suites: [CheckRequest.Suite],
        of part: Part,
        _ runner: SuiteRunner
    ) async throws(CheckingError) -> [CheckResult] {
        let isFiltered = suites.count < part.suites.count || request.onlyTests != nil
        if let results = try await runner.run(suites, isFiltered: isFiltered) { return results }
        guard let whole = runner.program.whole else {
            throw .cannotLaunch(program: runner.program.path, reason: "it does not load its tests")
        }
        var second = runner
        do throws(BuildFailure) {
            second.program = try await whole()
        } catch {
            switch error {
            case .rejected(let rejection):
                let refusal = Builder.Rejected(rejection)
                return suites.map { refused(request.with($0), refusal) }
            case .trouble(let message):
                throw .brokenToolchain(path: runner.program.path, message: message)
            case .impossible(let problem): throw problem
            }
        }
        return try await run(suites, of: part, second)
    }

    /// Where a suite that sees no network finds the simulator; nil where it needs none, or has one.
    private func socketPath() throws(CheckingError) -> String? {
        guard request.exercise.needsSimulator, environment.sandbox != nil else { return nil }
        do throws(Files.Failure) {
            // Of each run's own: runs of one program go on at the same time.
            return try Files.makeUniqueFolder(prefix: folder.path + "/s-") + "/s"
        } catch {
            throw .cannotWrite(path: folder.path, reason: error.reason)
        }
    }

    /// Starts what the suite talks to; nil where it needs nothing.
    private func startService(_ socket: String?) async throws(CheckingError) -> SuiteService
        .Running?
    {
        guard request.exercise.needsSimulator else { return nil }
        guard let simulator else {
            throw .noSimulator(reason: "this program brings none along")
        }
        do {
            return try await simulator.start(socket.map { .socket(path: $0) } ?? .loopback)
        } catch {
            throw .noSimulator(reason: "\(error)")
        }
    }

    private func refused(_ request: CheckRequest, _ rejection: Builder.Rejected) -> CheckResult {
        var result = CheckResult(exercise: request.exercise.id, outcome: .compileError)
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
        return result
    }
}
