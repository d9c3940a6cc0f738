internal import CourseModel

/// A file that was compiled with suites, and can be run; or why it cannot.
package final class BuiltCheck: Sendable {
    private let request: CheckRequest
    private let parts: [Part]
    private let environment: CheckingEnvironment
    private let folder: WorkFolder
    private let cacheNote: String?
    /// The toolchain's folders, which a program in a sandbox has to see.
    private let libraries: [String]

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
        folder: WorkFolder,
        cacheNote: String?,
        libraries: [String]
    ) {
        self.request = request
        self.parts = parts
        self.environment = environment
        self.folder = folder
        self.cacheNote = cacheNote
        self.libraries = libraries
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
            let runner = SuiteRunner(
                request: request,
                inputs: part.inputs,
                program: program,
                environment: environment,
                libraries: libraries,
                folder: folder.path
            )
            results = try await runner.run(suites, isFiltered: suites.count < part.suites.count)
            for index in results.indices { results[index].diagnostics = program.diagnostics }
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
