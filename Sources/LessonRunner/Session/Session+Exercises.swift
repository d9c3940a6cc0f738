import CourseModel
package import ExerciseChecking
package import ProgressStorage
import Terminal

extension Session {
    /// Makes an exercise the one that `check` and the other commands mean.
    mutating func focus(_ id: ExerciseID) -> [SessionEffect] {
        let moved = isWatching && currentExercise != id
        currentExercise = id
        // Who watches goes on watching, the new file.
        return moved ? [.stopWatching, .watch(id)] : []
    }

    func findExercise(_ name: String) throws(UnknownName) -> Exercise {
        let id = try course.names.exercise(name)
        guard let exercise = course.exercise(id) else {
            throw UnknownName(kind: .exercise, typed: name, suggestions: [], isAmbiguous: false)
        }
        return exercise
    }

    mutating func showExercise(_ name: String?) -> [SessionEffect] {
        if let name {
            do {
                let exercise = try findExercise(name)
                if let stop = stops.firstIndex(where: { self.exercise(at: $0) == exercise.id }) {
                    return enter(stop: stop)
                }
                return focus(exercise.id) + [.show(wholeTaskScreen(exercise.id))]
            } catch {
                return [.show(unknownPlaceScreen(name))]
            }
        }
        return withExercise { [.show(wholeTaskScreen($0))] }
    }

    mutating func handle(_ result: CheckResult, of id: ExerciseID) -> [SessionEffect] {
        guard let exercise = course.exercise(id) else { return [] }
        lastResults[id] = result
        let effects = note(.checked(id, result.record))
        let verdict = VerdictScreen(
            result: result,
            exercise: exercise,
            progress: progress.progress(of: exercise),
            isInLesson: true,
            profile: profile
        )
        return effects + [.show(verdict.lines)]
    }

    mutating func startWatching() -> [SessionEffect] {
        isWatching = currentExercise != nil
        return withExercise { [.watch($0)] }
    }

    mutating func stopWatching() -> [SessionEffect] {
        guard isWatching else {
            return [.show(messageScreen(.hint, "Nothing is watched. Type watch to start."))]
        }
        isWatching = false
        return [.stopWatching, .show(messageScreen(.hint, "Not watching any more."))]
    }

    mutating func hint() -> [SessionEffect] {
        if let question { return hintAtQuestion(question) }
        guard let id = currentExercise, let exercise = course.exercise(id) else {
            return withExercise { _ in [] }
        }
        let failing = lastResults[id]?.tests.first { $0.outcome != .passed }?.id
        let shown = progress.progress(of: exercise).hintsShown
        guard let choice = HintPolicy.next(of: exercise.hints, shown: shown, failing: failing)
        else {
            return [.show(allHintsScreen(exercise))]
        }
        return note(.hintShown(id, tier: choice.tier)) + [.show(hintScreen(choice, of: exercise))]
    }

    mutating func solution() -> [SessionEffect] {
        guard let id = currentExercise, let exercise = course.exercise(id) else {
            return withExercise { _ in [] }
        }
        switch SolutionPolicy.verdict(for: progress.progress(of: exercise)) {
        case .show(let reason):
            return note(.solutionShown(id, reason)) + [.showSolution(id)]
        case .confirm:
            confirmation = .solution(id)
            return [.show(confirmSolutionScreen())]
        case .notYet(let tries):
            return [.show(solutionNotYetScreen(moreTries: tries))]
        }
    }

    mutating func decide(_ confirmation: Confirmation, _ line: String) -> [SessionEffect] {
        switch (SessionCommand.read(line), confirmation) {
        case (.command(.yes), .solution(let id)):
            self.confirmation = nil
            return note(.solutionShown(id, .afterFailures)) + [.showSolution(id)]
        case (.command(.no), _), (.command(.next), _), (.command(.skip), _):
            self.confirmation = nil
            return [.show(messageScreen(.hint, "Left closed. hint may be enough."))]
        case (.command(.quit), _):
            return [.leave]
        default:
            return [.show(messageScreen(.question, "Type yes to see it, or no to go on trying."))]
        }
    }

    mutating func runDemo(_ call: DemoCall) -> [SessionEffect] {
        offeredDemo = nil
        if call.name.isEmpty {
            guard let nearest = nearestDemo else {
                return [.show(messageScreen(.hint, "This lesson has no demo."))]
            }
            return [.runDemo(nearest)]
        }
        guard DemoCatalogue.names.contains(call.name) else {
            return [.show(unknownDemoScreen(call.name))]
        }
        // The lesson's own material, where the call names none.
        var call = call
        if let own = nearestDemo, own.name == call.name {
            call.options.merge(own.options) { typed, _ in typed }
        }
        return [.runDemo(call)]
    }

    /// The demo of this stop, or the last before it, or the first of the lesson.
    private var nearestDemo: DemoCall? {
        func demo(_ stop: Stop) -> DemoCall? {
            guard case .demo(let call) = lesson.step(at: stop)?.content else { return nil }
            return call
        }
        return stops[...cursor.stop].reversed().lazy.compactMap(demo).first
            ?? stops.lazy.compactMap(demo).first
    }

    mutating func demoEnded(_ call: DemoCall) -> [SessionEffect] {
        [.show(["", messageScreen(.hint, "Enter goes on; `demo` runs it again.")[0], ""])]
    }
}

extension CheckResult {
    /// The result as progress keeps it.
    package var record: CheckRecord {
        let passed = tests.filter { $0.outcome == .passed }
        let outcome: CheckRecord.Outcome =
            switch self.outcome {
            case .passed: .passed
            case .compileError: .didNotCompile
            default: .failed
            }
        return CheckRecord(
            outcome: outcome,
            points: passed.reduce(0) { $0 + $1.points },
            tests: passed.count
        )
    }
}
