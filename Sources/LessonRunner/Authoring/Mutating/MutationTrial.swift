package import CourseModel
package import ExerciseChecking

/// Changes an exercise's solution in small ways, and looks which changes its suites do not notice.
package struct MutationTrial: Sendable {
    private let exercise: Exercise
    private let course: Course
    private let checker: ExerciseChecker
    private let slots: ProofSlots

    package init(
        exercise: Exercise,
        course: Course,
        checker: ExerciseChecker,
        slots: ProofSlots
    ) {
        self.exercise = exercise
        self.course = course
        self.checker = checker
        self.slots = slots
    }

    private enum Fate { case refused, caught, survived }

    /// Tries all changes.
    /// - Throws: `CheckingError` where no verdict can be had.
    package func run() async throws(CheckingError) -> MutationReport {
        var report = MutationReport(exercise: exercise.id)
        let solution = CoursePath.relative(exercise.solutionPath, to: course.root)
        let known = EquivalentChanges(
            file: CoursePath.relative(exercise.mutantsFolder, to: course.root) + "/equivalent.diff",
            root: course.root
        )
        report.problems = known.problems
        guard
            let tree = try await SyntaxTree.read(
                exercise.solutionPath,
                environment: checker.environment
            ), !tree.hasErrors
        else {
            let place = SourceLocation(file: solution, line: 1)
            report.problems.append(ProofFinding(place, "the compiler cannot read the solution"))
            return report
        }
        let changes = ChangeMaker(tree).changes
        let fates = try await checker.sparing { sparing throws(CheckingError) in
            // The solution itself goes first: it says whether there is anything to measure, and what
            // is compiled for it serves the changes that keep its declarations.
            let whole = try await fate(tree.source, sparing)
            guard whole == .survived else { return [Fate]() }
            return try await inOrder(changes) { change throws(CheckingError) in
                try await fate(change.applied(to: tree.source), sparing)
            }
        }
        guard fates.count == changes.count else {
            report.problems.append(
                ProofFinding(
                    SourceLocation(file: solution, line: 1),
                    "the solution does not pass its own suites",
                    help: "run author check \(exercise.id)"
                )
            )
            return report
        }
        report.changes = changes.count
        report.compiling = fates.count { $0 != .refused }
        report.caught = fates.count { $0 == .caught }
        var used: Set<String> = []
        for (change, fate) in zip(changes, fates) where fate == .survived {
            let lines = change.lines(in: tree.source)
            if let entry = known.entry(lines) {
                report.equivalent += 1
                used.insert(entry.before + "\n" + entry.after)
                continue
            }
            let (line, column) = tree.place(of: change.range.lowerBound)
            report.survivors.append(
                MutationReport.Survivor(
                    location: SourceLocation(file: solution, line: line, column: column),
                    before: lines.before,
                    after: lines.after
                )
            )
        }
        report.problems += known.entries.filter { !used.contains($0.before + "\n" + $0.after) }.map
        {
            ProofFinding(
                $0.location,
                "no change that survives reads like this",
                help: "remove it, or copy the lines that author mutate prints"
            )
        }
        return report
    }

    private func fate(
        _ source: [UInt8],
        _ checker: ExerciseChecker
    ) async throws(CheckingError) -> Fate {
        var request = CheckRequest(exercise, exercise.starterPath, in: course)
        request.studentSource = source
        let built = try await slots.builds.hold { () throws(CheckingError) in
            try await checker.build(request, suites: [.visible, .hidden])
        }
        for suite in [CheckRequest.Suite.visible, .hidden] {
            switch try await outcome(of: suite, built) {
            case .passed: continue
            case .compileError: return .refused
            default: return .caught
            }
        }
        return .survived
    }

    /// A program that a busy machine has no time for seems to stand still, and no test noticed
    /// anything. What really does so does it again.
    private func outcome(
        of suite: CheckRequest.Suite,
        _ built: BuiltCheck
    ) async throws(CheckingError) -> Outcome {
        var outcome = Outcome.timedOut
        for _ in 0..<3 where outcome == .timedOut {
            outcome = try await slots.runs.hold { () throws(CheckingError) in
                try await built.run(suite).outcome
            }
        }
        return outcome
    }
}
