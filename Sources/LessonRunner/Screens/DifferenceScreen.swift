package import CourseModel
package import Terminal

/// A unified difference, its lines marked by their sign and a quiet colour.
package enum DifferenceScreen {
    package static func lines(_ difference: String, profile: TerminalProfile) -> [StyledLine] {
        var screen = ScreenBuilder(profile)
        screen.blank()
        if difference.isEmpty {
            screen.text([.plain("You have not changed the starter yet.")])
        } else {
            add(difference, to: &screen)
        }
        screen.blank()
        return screen.lines
    }

    static func add(_ difference: String, to screen: inout ScreenBuilder) {
        var text = difference
        while text.last == "\n" { text.removeLast() }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let style: Style
            if line.hasPrefix("+++") || line.hasPrefix("---") || line.hasPrefix("@@") {
                style = .dim
            } else if line.hasPrefix("+") {
                style = .added
            } else if line.hasPrefix("-") {
                style = .removed
            } else {
                style = []
            }
            screen.verbatim(String(line), indent: 2, style: style)
        }
    }
}

/// The reference solution, and what it does otherwise than the student's file.
package enum SolutionScreen {
    /// - Parameter difference: From the student's file to the solution.
    package static func lines(
        _ exercise: Exercise,
        difference: String,
        profile: TerminalProfile
    ) -> [StyledLine] {
        var screen = ScreenBuilder(profile)
        screen.blank()
        screen.text([.strong("Our solution of \(exercise.id)")])
        screen.blank()
        guard let source = try? SourceText(file: "Solution.swift", root: exercise.folder) else {
            screen.marked(.bad, [.plain("The course's Solution.swift cannot be read.")])
            return screen.lines
        }
        screen.markdown("```swift\n\(source.text)\n```", indent: 4)
        screen.blank()
        if difference.isEmpty {
            screen.text([.plain("Yours is the same, letter for letter.")])
        } else {
            screen.text([.plain("From yours (-) to ours (+):")])
            screen.blank()
            DifferenceScreen.add(difference, to: &screen)
        }
        screen.blank()
        return screen.lines
    }
}
