package import CourseModel
package import ExerciseChecking
package import ProgressStorage
package import Terminal

/// What a student sees after a check: the first failure whole, the rest in a line.
package struct VerdictScreen {
    let result: CheckResult
    let exercise: Exercise
    /// With this check counted.
    let progress: ExerciseProgress
    /// Whether the prompt of a lesson stands below, so that its commands can be named.
    let isInLesson: Bool
    let profile: TerminalProfile

    package init(
        result: CheckResult,
        exercise: Exercise,
        progress: ExerciseProgress,
        isInLesson: Bool,
        profile: TerminalProfile
    ) {
        self.result = result
        self.exercise = exercise
        self.progress = progress
        self.isInLesson = isInLesson
        self.profile = profile
    }

    package var lines: [StyledLine] {
        var screen = ScreenBuilder(profile)
        screen.blank()
        switch result.outcome {
        case .passed: passed(&screen)
        case .compileError: compileError(&screen)
        case .failed, .crashed, .timedOut, .overLimit, .notFinished: failed(&screen)
        }
        showOutput(&screen)
        for note in result.notes {
            screen.blank()
            screen.text([.dim("note: \(note)")])
        }
        if result.outcome != .passed { offerHint(&screen) }
        screen.blank()
        return screen.lines
    }

    private func passed(_ screen: inout ScreenBuilder) {
        let count = result.tests.count
        let points = result.earnedPoints
        var pieces: [Piece] = [.strong("\(count) of \(count)")]
        if let attempt = progress.passedAttempt, progress.attempts == attempt {
            pieces.append(.plain(", on the \(ordinal(attempt)) try"))
        }
        pieces.append(.plain(". \(points) point\(points == 1 ? "" : "s")."))
        screen.marked(.ok, pieces)
        let warnings = result.diagnostics.filter { $0.severity == .warning }
        for warning in warnings {
            screen.blank()
            DiagnosticScreen(diagnostic: warning, profile: profile).add(to: &screen)
        }
        screen.blank()
        if isInLesson {
            screen.text(
                [
                    .plain("Type "), .code("solution"), .plain(" to lay ours beside yours, or "),
                    .code("next"), .plain(" to go on."),
                ],
                indent: 6
            )
        } else {
            screen.text(
                [
                    .code("streamtutor solution \(exercise.id)"),
                    .plain(" shows ours beside yours."),
                ],
                indent: 6
            )
        }
    }

    private func ordinal(_ number: Int) -> String {
        let words = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"]
        return number <= words.count ? words[number - 1] : "\(number)th"
    }

    private func compileError(_ screen: inout ScreenBuilder) {
        screen.marked(.bad, [.strong("It does not compile yet."), .plain(" No try is counted.")])
        if let mismatch = result.mismatch {
            screen.blank()
            screen.text(screen.inline(mismatch.message), indent: 6)
            if let declaration = mismatch.declaration {
                screen.blank()
                screen.text([.dim("The tests call it as")], indent: 6)
                screen.verbatim(declaration, indent: 10, style: .code)
            }
            screen.text([.dim("\(mismatch.suiteFile):\(mismatch.line)")], indent: 6)
            return
        }
        let errors = result.diagnostics.filter { $0.severity == .error }
        for diagnostic in errors.prefix(3) {
            screen.blank()
            DiagnosticScreen(diagnostic: diagnostic, profile: profile).add(to: &screen)
        }
        if errors.count > 3 {
            screen.blank()
            screen.text([.dim("\(errors.count - 3) more after these.")], indent: 6)
        }
    }

    private func failed(_ screen: inout ScreenBuilder) {
        let failures = result.tests.filter { $0.outcome != .passed }
        var shown = 1
        if let first = failures.first, let number = result.tests.firstIndex(of: first) {
            FailureScreen(
                test: first,
                number: number + 1,
                result: result,
                exercise: exercise,
                profile: profile
            ).add(to: &screen)
            if result.outcome != .failed, result.wasOver(first) {
                screen.blank()
                shown += addEnd(to: &screen)
            }
        } else {
            shown = addEnd(to: &screen)
        }
        tally(shown: shown, &screen)
    }

    /// What stopped the program, with the test that was running.
    /// - Returns: how many tests it showed.
    private func addEnd(to screen: inout ScreenBuilder) -> Int {
        let place = result.tests.firstIndex { $0.id == result.stoppedTest }
        if let place {
            screen.marked(
                .bad,
                [
                    .strong("\(place + 1) of \(result.tests.count)"), .plain("   "),
                    .strong(result.tests[place].name),
                ]
            )
            screen.blank()
        } else {
            screen.marked(.bad, [.strong("The tests did not come to their end.")])
        }
        FailureScreen.explainEnd(of: result, in: &screen)
        return place == nil ? 0 : 1
    }

    /// The tests besides the first failure, one line each kind.
    private func tally(shown: Int, _ screen: inout ScreenBuilder) {
        let count = result.tests.count
        let passed = result.tests.filter { $0.outcome == .passed }
        let more = count - passed.count - shown
        screen.blank()
        if !passed.isEmpty {
            let names = passed.count == 1 ? "   \(passed[0].name)" : ""
            screen.marked(.ok, [.plain("\(passed.count) of \(count)"), .dim(names)])
        }
        if more > 0 {
            screen.text(
                [.dim(". \(more) more after \(shown > 1 ? "these" : "this one")")],
                indent: 3
            )
        }
    }

    private func showOutput(_ screen: inout ScreenBuilder) {
        guard !result.output.text.isEmpty else { return }
        screen.blank()
        screen.text([.dim("Your code printed:")], indent: 6)
        let lines = result.output.text.split(separator: "\n", omittingEmptySubsequences: false)
        let shown = lines.prefix(20).joined(separator: "\n")
        screen.verbatim(shown, indent: 8)
        let rest =
            lines.count - min(20, lines.count) - (lines.last == "" && lines.count > 20 ? 1 : 0)
        if rest > 0 {
            screen.text([.dim("(\(rest) more lines; check --json has them all)")], indent: 6)
        }
        if result.output.droppedBytes > 0 {
            screen.text(
                [.dim("(cut here: \(result.output.droppedBytes) more bytes were not kept)")],
                indent: 6
            )
        }
    }

    private func offerHint(_ screen: inout ScreenBuilder) {
        let left = exercise.hints.count - progress.hintsShown.count
        guard left > 0, result.outcome != .compileError else { return }
        screen.blank()
        let command = isInLesson ? "hint" : "streamtutor hint \(exercise.id)"
        screen.text([
            .code(command), .plain(" gives you a nudge"),
            .dim(left == 1 ? " (the last one)." : " (\(left) are left)."),
        ])
    }
}
