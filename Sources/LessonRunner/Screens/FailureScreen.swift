import CourseModel
import ExerciseChecking
import Terminal

/// One failed test, explained: the sentence, the input, what was expected and what came.
struct FailureScreen {
    let test: TestResult
    /// From 1, in the suite's order.
    let number: Int
    let result: CheckResult
    let exercise: Exercise
    let profile: TerminalProfile

    func add(to screen: inout ScreenBuilder) {
        screen.marked(
            .bad,
            [.strong("\(number) of \(result.tests.count)"), .plain("   "), .strong(test.name)]
        )
        screen.blank()
        // A test that ended says what is wrong itself, whatever stopped the program after it.
        let hasEnded = result.wasOver(test)
        switch hasEnded ? .failed : result.outcome {
        case .failed:
            if let explanation = test.explanation {
                screen.text(screen.inline(explanation), indent: 6)
                screen.blank()
            }
        default:
            Self.explainEnd(of: result, in: &screen)
            screen.blank()
        }
        addComparison(to: &screen)
        if let message = test.message, !message.isEmpty, hasEnded || result.outcome == .failed {
            screen.verbatim(message, indent: 8)
            screen.blank()
        }
        addPlaces(to: &screen)
    }

    /// Why a run ended before its time.
    static func explainEnd(of result: CheckResult, in screen: inout ScreenBuilder) {
        if let limit = result.limit {
            screen.text(screen.inline(capitalized(limit.phrase) + "."), indent: 6)
            return
        }
        if let crash = result.crash {
            var text = "Your code stopped the program"
            if let message = crash.message { text += ": \(message)" }
            screen.text([.plain(text + ".")], indent: 6)
            if let file = crash.file, let line = crash.line {
                screen.text(
                    [.plain("It happened at "), .code("\(file):\(line)"), .plain(".")],
                    indent: 6
                )
            } else if let signal = crash.signal {
                screen.text([.dim("(signal \(signal))")], indent: 6)
            } else if let status = crash.status {
                screen.text([.dim("(it left with status \(status))")], indent: 6)
            }
            return
        }
        if result.outcome == .notFinished {
            screen.text(
                [
                    .plain(
                        "The program left before this test had ended. A test must run to its end to count."
                    )
                ],
                indent: 6
            )
        }
    }

    private static func capitalized(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst()
    }

    private func addComparison(to screen: inout ScreenBuilder) {
        guard test.input != nil || test.expected != nil || test.actual != nil else { return }
        let hasCut = test.input?.contains("|") ?? false
        if let input = test.input {
            addBlock("in", input, note: hasCut ? "(| is the cut)" : nil, to: &screen)
        }
        if let expected = test.expected { addBlock("expected", expected, to: &screen) }
        if let actual = test.actual {
            addBlock("got", actual, to: &screen)
            addDifference(to: &screen)
        }
        screen.blank()
    }

    private static let labelWidth = 11

    private func addBlock(
        _ label: String,
        _ text: String,
        note: String? = nil,
        to screen: inout ScreenBuilder
    ) {
        let padded = label + String(repeating: " ", count: Self.labelWidth - label.count)
        let indent = String(repeating: " ", count: 8)
        var first = true
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let label = first ? padded : String(repeating: " ", count: Self.labelWidth)
            screen.add(
                wrapVerbatim(
                    profile.adapted(StyledText(String(line))),
                    width: profile.width,
                    first: StyledText(indent) + StyledText(label, .dim),
                    continuation: StyledText(
                        indent + String(repeating: " ", count: Self.labelWidth)
                    )
                )
            )
            first = false
        }
        if let note {
            screen.text([.dim(note)], indent: 8 + Self.labelWidth)
        }
    }

    /// A caret below the first character in which both differ, where both take one line.
    private func addDifference(to screen: inout ScreenBuilder) {
        guard let expected = test.expected, let actual = test.actual,
            !expected.contains("\n"), !actual.contains("\n"), expected != actual
        else { return }
        let same = zip(expected, actual).prefix { $0 == $1 }.count
        let column = 8 + Self.labelWidth + displayWidth(String(actual.prefix(same)))
        guard 8 + Self.labelWidth + displayWidth(actual) <= profile.width,
            column + 20 <= profile.width
        else { return }
        screen.add([
            StyledLine(
                StyledText(String(repeating: " ", count: column))
                    + Symbol.caret.styled(for: profile)
                    + StyledText(" first difference", .dim)
            )
        ])
    }

    private func addPlaces(to screen: inout ScreenBuilder) {
        var places: [Piece] = []
        if let line = test.line { places.append(.dim("\(exercise.suiteFileName):\(line)")) }
        if let line = test.studentLine {
            places.append(.dim("     your code: \(exercise.studentFileName):\(line)"))
        }
        if !places.isEmpty { screen.text(places, indent: 6) }
    }
}

extension CheckResult {
    /// The test in which the program was stopped; nil where it ran to its end, or where none ran.
    var stoppedTest: String? {
        outcome == .failed || outcome == .passed
            ? nil
            : crash?.test ?? limit?.test ?? tests.first { $0.outcome == .notFinished }?.id
    }

    /// Whether a test had failed before anything stopped the program.
    func wasOver(_ test: TestResult) -> Bool {
        test.outcome == .failed && stoppedTest != test.id
    }
}
