internal import CourseModel

extension SuiteRunner {
    /// Runs suites of the program again and again, each time in a process of its own that is forked
    /// when everything is loaded.
    /// - Returns: The verdicts of the runs that did not pass, one for each suite; nil where runs
    ///   cannot be forked.
    func failures(
        of suites: [CheckRequest.Suite],
        inRuns count: Int
    ) async throws(CheckingError) -> [[CheckResult]]? {
        let place = try RunPlace(in: folder)
        defer { place.remove() }
        var plan = try plan(suites, isFiltered: false, in: place)
        plan.variables[RunnerSource.runsVariable] = "\(count)"
        plan.limits.seconds = plan.limits.seconds.map { $0 * Double(count) }
        plan.limits.cpuSeconds = plan.limits.cpuSeconds.map { $0 * Double(count) }
        // The process that forks has the libraries in memory too.
        plan.limits.memory = plan.limits.memory.map { $0 * 2 }
        guard let finished = try await launch(plan) else { return nil }
        let (runs, rest) = finished.forkedRuns
        if runs.isEmpty, finished.succeeded { return nil }
        var failures = runs.filter { !$0.looksPassed }
        // The run that it was stopped in has no end of its own.
        if !finished.succeeded { failures.append(rest) }
        return failures.map { verdicts(on: suites, $0, in: place) }
    }
}

extension FinishedRun {
    /// The runs that ended of those that a process forked, and what it left behind them.
    var forkedRuns: (ended: [FinishedRun], rest: FinishedRun) {
        var runs: [FinishedRun] = []
        var rest = events[...]
        let mark = Array(RunnerSource.runEnded.utf8)
        while let start = rest.firstRange(of: mark) {
            let line = rest[start.upperBound...].prefix { $0 != 0x0A }
            guard let status = Int32(String(decoding: line, as: UTF8.self)) else { break }
            var run = self
            run.events = Array(rest[..<start.lowerBound]) + [0x0A]
            run.stop = nil
            // As `wait.h` has it.
            run.end = status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .signalled(status & 0x7F)
            runs.append(run)
            rest = rest[line.endIndex...].dropFirst()
        }
        var last = self
        last.events = Array(rest)
        return (runs, last)
    }

    /// Whether a run came to its end and the library found nothing wrong with it. What it did in
    /// between needs no reading then.
    fileprivate var looksPassed: Bool {
        succeeded && events.suffix(512).firstRange(of: Array("\"runEnded\"".utf8)) != nil
    }
}
