internal import CourseModel

/// Makes a verdict of what a run left: its events, its end, its output.
struct Verdict {
    let expected: [ExpectedTest]
    let suite: SuiteRun
    let run: FinishedRun
    let limits: Limits
    let crashReport: CrashReport
    /// Whether a file that it wrote is as large as a file may get.
    let hasFullFile: Bool
    /// Whether a test of another suite of the same program failed.
    var othersFailed = false

    /// The result without durations, diagnostics and notes about the build.
    func result(exercise: ExerciseID, studentFileName: String) -> CheckResult {
        var result = CheckResult(exercise: exercise, outcome: outcome)
        result.tests = tests
        result.limit = limit
        if outcome == .crashed || outcome == .notFinished {
            result.crash = crash(studentFileName: studentFileName)
        }
        if let line = result.crash?.line ?? result.limit?.line,
            let index = result.tests.firstIndex(where: { $0.id == suite.running })
        {
            result.tests[index].studentLine = line
        }
        result.output = CapturedOutput(
            text: CrashReport.withoutRuntimeText(run.output.text),
            droppedBytes: run.output.dropped
        )
        if case .exited = run.end { result.output.text = run.output.text }
        if suite.isContradictory {
            result.notes.append(
                "The results of this run contradict each other, so they do not count."
            )
        }
        for failure in suite.strayFailures {
            result.notes.append("A failure outside of all tests: \(failure.message)")
        }
        return result
    }

    // MARK: - Outcome

    var outcome: Outcome {
        switch limit?.kind {
        case .time, .cpu: return .timedOut
        case .memory, .output, .fileSize, .processes: return .overLimit
        case nil: break
        }
        switch run.end {
        case .signalled: return .crashed
        case .unknown: return .notFinished
        case .exited(let status):
            if suite.isContradictory || !suite.hasEnded { return .notFinished }
            let isPassed =
                tests.allSatisfy { $0.outcome == .passed } && suite.strayFailures.isEmpty
            // The testing library ends with 0 after such a run, and with 1 where another suite
            // failed. Another status means that the program died on its way out.
            if isPassed { return status == (othersFailed ? 1 : 0) ? .passed : .crashed }
            return .failed
        }
    }

    // MARK: - Tests

    private var tests: [TestResult] {
        var results = expected.map(result(for:))
        let names = Set(expected.map(\.id))
        // What fails is never hidden, also where the course forgot to name it.
        for test in suite.tests where !names.contains(test.baseName) && !test.failures.isEmpty {
            let unnamed = ExpectedTest(id: test.baseName, points: 0, rule: 0, explanation: "")
            var result = result(for: unnamed)
            result.explanation = nil
            results.append(result)
        }
        return results
    }

    /// The result of one test, which several functions may stand for: all of them must pass.
    private func result(for test: ExpectedTest) -> TestResult {
        let runs = suite.tests.filter { $0.baseName == test.id }
        var result = TestResult(
            id: test.id,
            name: runs.first?.displayName ?? test.id,
            outcome: .skipped,
            points: test.points,
            explanation: test.explanation,
            line: runs.first?.line
        )
        if let failed = runs.first(where: { !$0.failures.isEmpty }) {
            result.outcome = .failed
            describe(failed.failures[0], in: &result)
        } else if runs.contains(where: { $0.hasStarted && !$0.hasEnded }) {
            result.outcome = .notFinished
        } else if !runs.isEmpty, runs.allSatisfy(\.hasPassed), !suite.isContradictory {
            result.outcome = .passed
        }
        return result
    }

    private func describe(_ failure: SuiteRun.Failure, in result: inout TestResult) {
        result.line = failure.line ?? result.line
        guard let text = failure.comments.lazy.compactMap(FailureText.init).first else {
            result.message = failure.message
            return
        }
        result.input = text.input
        result.expected = text.expected
        result.actual = text.actual
        result.message = text.note
    }

    // MARK: - Limits and crashes

    private var limit: LimitHit? {
        let kind: LimitHit.Kind
        switch (run.stop, run.end) {
        case (.time?, _), (.idle?, _): kind = .time
        case (.cpu?, _), (nil, .signalled(LimitSignal.cpu)): kind = .cpu
        case (.memory?, _): kind = .memory
        case (.processes?, _): kind = .processes
        case (.output?, _): kind = .output
        case (nil, .signalled(LimitSignal.fileSize)): kind = .fileSize
        // A thread that does not take the signal sees its write fail instead.
        case (nil, _) where hasFullFile: kind = .fileSize
        case (.cancelled?, _), (nil, _): return nil
        }
        let allowed =
            switch kind {
            case .time:
                run.stop == .idle ? "standing still for some seconds" : seconds(limits.seconds)
            case .cpu: seconds(limits.cpuSeconds)
            case .memory: "\(limits.memory) MiB"
            case .output: "\(RunLimits(limits).outputMost >> 20) MiB"
            case .fileSize: "\(limits.fileSize) MiB"
            case .processes: "\(limits.processes)"
            }
        let line = kind == .time || kind == .cpu ? crashReport.line : nil
        return LimitHit(kind: kind, allowed: allowed, test: suite.running, line: line)
    }

    private func seconds(_ value: Double) -> String {
        value == value.rounded() ? "\(Int(value)) s" : "\(value) s"
    }

    private func crash(studentFileName: String) -> Crash {
        var crash = Crash(
            test: suite.running,
            file: crashReport.line == nil ? nil : studentFileName,
            line: crashReport.line,
            message: crashReport.message
        )
        switch run.end {
        case .signalled(let number):
            crash.signal = signalName(number)
            if crash.signal == "SIGSEGV", crash.message == nil, crash.line == nil {
                // No backtrace can be written without a stack to do it on.
                crash.message = "The stack is full. A function that calls itself for ever does that"
            }
        case .exited(let status): crash.status = status
        case .unknown: break
        }
        return crash
    }
}

extension RunLimits {
    /// The limits of an exercise for the run of its suite.
    init(_ limits: Limits) {
        let kept = limits.output << 10
        self.init(
            seconds: limits.seconds,
            cpuSeconds: limits.cpuSeconds,
            memory: limits.memory << 20,
            processes: limits.processes,
            fileSize: limits.fileSize << 20,
            outputKept: kept,
            // What a program prints beyond what is kept only costs time. 64 times as much is no
            // mistake in a line, it is a loop.
            outputMost: max(1 << 20, kept * 64)
        )
    }
}
