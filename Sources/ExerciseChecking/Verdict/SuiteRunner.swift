internal import CourseModel

/// Runs a built suite under its limits and makes the verdict.
struct SuiteRunner {
    let request: CheckRequest
    let inputs: BuildInputs
    let program: BuiltProgram
    let environment: CheckingEnvironment
    /// The folder of the check.
    let folder: String

    func run() async throws(CheckingError) -> CheckResult {
        let place = folder + "/run"
        do throws(Files.Failure) {
            try Files.makeFolder(place)
        } catch {
            throw .cannotWrite(path: folder, reason: error.reason)
        }
        let plan = LaunchPlan(
            program: program.path,
            arguments: program.arguments + arguments,
            variables: variables(home: place),
            folder: place,
            mergesError: true,
            wantsEvents: true,
            limits: RunLimits(request.exercise.limits)
        )
        let finished = try await ExerciseChecking.run(plan)
        let backtrace = (try? Files.read(backtracePath)) ?? []
        let verdict = Verdict(
            expected: request.expectedTests,
            suite: SuiteRun(events: finished.events, module: inputs.suiteModule),
            run: finished,
            limits: request.exercise.limits,
            crashReport: CrashReport(
                output: finished.output.text,
                backtrace: String(decoding: backtrace, as: UTF8.self),
                fileName: inputs.studentFileName
            )
        )
        var result = verdict.result(
            exercise: request.exercise.id,
            studentFileName: inputs.student.name
        )
        result.durations.run = finished.milliseconds
        return result
    }

    /// Descriptor 3 takes the events. The lowest verbosity keeps the library from printing: all
    /// output is the student's.
    private var arguments: [String] {
        [
            "--no-parallel", "--verbosity", "\(Int.min)", "--event-stream-output-path",
            "/dev/fd/3", "--event-stream-version", EventStreamWire.version,
        ]
    }

    private var backtracePath: String { folder + "/backtrace" }

    /// Few variables, so that a verdict does not depend on whose machine it is.
    private func variables(home: String) -> [String: String] {
        var result = [
            "HOME": home, "TMPDIR": home, "LANG": "C.UTF-8", "NO_COLOR": "1",
            "SWIFT_BACKTRACE": backtraceOptions,
        ]
        for name in ["PATH", "TZ", "LD_LIBRARY_PATH", "DYLD_FRAMEWORK_PATH", "DYLD_LIBRARY_PATH"] {
            result[name] = environment.variables[name]
        }
        return result.merging(request.suiteVariables) { $1 }
    }

    /// The runtime's backtracer says in which line of the student's file a crash happened. Only
    /// the crashed thread, no registers and fast symbols: that takes some 30 ms.
    private var backtraceOptions: String {
        // The options are separated by commas, and there is no way to write one in a path.
        guard !backtracePath.contains(",") else { return "enable=no" }
        return """
            enable=yes,interactive=no,color=no,threads=crashed,registers=none,images=none,\
            limit=64,cache=no,symbolicate=fast,sanitize=no,output-to=\(backtracePath)
            """
    }
}
