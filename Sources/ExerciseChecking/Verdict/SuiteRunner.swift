internal import CourseModel

/// Runs a built suite under its limits and makes the verdict.
struct SuiteRunner {
    let request: CheckRequest
    /// The simulator's socket, for a suite that sees no network; nil where there is none.
    var socket: String?
    let inputs: BuildInputs
    var program: BuiltProgram
    let environment: CheckingEnvironment
    /// The folders of the toolchain, where the runtime's libraries are.
    let libraries: [String]
    /// The folder of the check.
    let folder: String

    /// Runs suites of the program in one process.
    /// - Parameter isFiltered: Whether the program has other tests too, which are not to run.
    /// - Returns: A verdict for each; nil where the program could not load them.
    func run(
        _ suites: [CheckRequest.Suite],
        isFiltered: Bool
    ) async throws(CheckingError) -> [CheckResult]? {
        let place = try RunPlace(in: folder)
        defer { place.remove() }
        let plan = try plan(suites, isFiltered: isFiltered, in: place)
        guard let finished = try await launch(plan) else { return nil }
        return verdicts(on: suites, finished, in: place)
    }

    /// How suites of the program are run.
    func plan(
        _ suites: [CheckRequest.Suite],
        isFiltered: Bool,
        in place: RunPlace
    ) throws(CheckingError) -> LaunchPlan {
        var limits = RunLimits(request.exercise.limits)
        limits.idleSeconds = request.idleSeconds
        return LaunchPlan(
            program: program.path,
            arguments: program.arguments
                + arguments(isFiltered ? suites.map(request.with) : []),
            variables: variables(home: place.home, backtrace: place.backtrace),
            folder: place.home,
            mergesError: true,
            wantsEvents: true,
            backtracePath: request.isGraded ? nil : place.backtrace,
            limits: limits,
            confinement: try confinement(in: place)
        )
    }

    /// - Returns: nil where the program could not load its tests.
    func launch(_ plan: LaunchPlan) async throws(CheckingError) -> FinishedRun? {
        let finished: FinishedRun
        do throws(CheckingError) {
            finished = try await ExerciseChecking.run(plan)
        } catch {
            // The host is in the cache: somebody may have emptied it, or nothing may be started
            // from there.
            if case .cannotLaunch = error, program.loads != nil { return nil }
            throw error
        }
        if program.loads != nil, finished.events.starts(with: RunnerSource.notLoaded.utf8) {
            return nil
        }
        return finished
    }

    /// What came of a run, for each of its suites.
    func verdicts(
        on suites: [CheckRequest.Suite],
        _ finished: FinishedRun,
        in place: RunPlace
    ) -> [CheckResult] {
        let requests = suites.map(request.with)
        let backtrace = (try? Files.read(place.backtrace)) ?? []
        let runs = requests.map { request in
            SuiteRun(
                events: finished.events,
                module: module(of: request),
                list: program.lists[request.suiteModule]
            )
        }
        return requests.indices.map { index in
            let (request, suite) = (requests[index], runs[index])
            let fullSize = request.exercise.limits.fileSize << 20
            let others = runs.indices.filter { $0 != index }.map { runs[$0] }
            let verdict = Verdict(
                expected: request.expectedTests,
                suite: suite,
                run: finished,
                limits: request.exercise.limits,
                crashReport: CrashReport(
                    output: finished.output.text,
                    backtrace: String(decoding: backtrace, as: UTF8.self),
                    fileName: inputs.studentFileName
                ),
                hasFullFile: Self.hasFile(in: place.home, from: fullSize),
                othersFailed: others.contains { $0.tests.contains { !$0.failures.isEmpty } }
            )
            var result = verdict.result(
                exercise: request.exercise.id,
                studentFileName: inputs.student.name
            )
            result.durations.run = finished.milliseconds
            return result
        }
    }

    /// What a graded suite sees: its program, the runtime's libraries and an empty folder.
    private func confinement(in place: RunPlace) throws(CheckingError) -> Confinement? {
        guard let sandbox = environment.sandbox else { return nil }
        let root = place.path + "/root"
        do throws(Files.Failure) {
            try Files.makeFolder(root)
        } catch {
            throw .cannotWrite(path: root, reason: error.reason)
        }
        return Confinement(
            sandbox: sandbox,
            root: root,
            readable: libraries + [program.path] + [program.loads, socket].compactMap { $0 },
            writable: [place.home]
        )
    }

    /// Whether a file below a folder has at least so many bytes.
    private static func hasFile(in folder: String, from size: Int) -> Bool {
        Files.names(in: folder).contains { name in
            let path = folder + "/" + name
            guard let identity = Files.identity(path) else { return false }
            return identity.isFolder && !Files.isLink(path)
                ? hasFile(in: path, from: size) : identity.isRegular && identity.size >= size
        }
    }

    /// Descriptor 3 takes the events. The lowest verbosity keeps the library from printing: all
    /// output is the student's.
    /// - Parameter filtered: The suites that alone are to run; all of the program's where empty.
    private func arguments(_ filtered: [CheckRequest]) -> [String] {
        [
            "--no-parallel", "--verbosity", "\(Int.min)", "--event-stream-output-path",
            "/dev/fd/3", "--event-stream-version", EventStreamWire.version,
        ] + filtered.flatMap { ["--filter", filter($0)] }
    }

    /// A regular expression that takes the suite's tests, or those of them that are to run; the
    /// library looks for it in `Module.Suite/name()/File.swift:line:column`.
    private func filter(_ request: CheckRequest) -> String {
        let module = "^\(module(of: request))\\."
        guard let tests = request.onlyTests else { return module }
        let names =
            program.lists[request.suiteModule].map { $0.names(of: tests) } ?? tests.sorted()
        return module + ".*/(\(names.joined(separator: "|")))\\("
    }

    /// The module by which the program's testing library knows a suite.
    private func module(of request: CheckRequest) -> String {
        program.lists[request.suiteModule]?.module ?? request.suiteModule
    }

    /// Few variables, so that a verdict does not depend on whose machine it is.
    private func variables(home: String, backtrace: String) -> [String: String] {
        // Nothing of the grader's; a backtrace would have to be written by another program.
        if request.isGraded {
            return ["SWIFT_BACKTRACE": "enable=no", "NO_COLOR": "1"]
                .merging(request.suiteVariables) { $1 }
        }
        var result = [
            "HOME": home, "TMPDIR": home, "LANG": "C.UTF-8", "NO_COLOR": "1",
            "SWIFT_BACKTRACE": backtraceOptions(backtrace),
        ]
        for name in ["PATH", "TZ", "LD_LIBRARY_PATH", "DYLD_FRAMEWORK_PATH", "DYLD_LIBRARY_PATH"] {
            result[name] = environment.variables[name]
        }
        return result.merging(request.suiteVariables) { $1 }
    }

    /// The runtime's backtracer says in which line of the student's file a crash happened. Only
    /// the crashed thread, no registers, no images: that takes some 50 ms.
    private func backtraceOptions(_ path: String) -> String {
        // The options are separated by commas, and there is no way to write one in a path.
        guard !path.contains(",") else { return "enable=no" }
        return """
            enable=yes,interactive=no,color=no,threads=crashed,registers=none,images=none,\
            limit=64,cache=no,symbolicate=full,sanitize=no,output-to=\(path)
            """
    }
}
