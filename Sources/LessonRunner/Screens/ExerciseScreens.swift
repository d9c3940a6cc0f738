package import CourseModel
package import ProgressStorage
package import Terminal

extension Session {
    func exerciseHeading(_ id: ExerciseID) -> [StyledLine] {
        guard let exercise = course.exercise(id) else { return [] }
        var screen = ScreenBuilder(profile)
        screen.blank()
        screen.row(
            [.heading("Exercise"), .plain("  "), .strong(exercise.title)],
            [.dim("\(exercise.points) points, about \(exercise.minutes) min")]
        )
        screen.blank()
        return screen.lines
    }

    /// Where the file is and what to type, below the task.
    func exerciseFooter(_ id: ExerciseID) -> [StyledLine] {
        guard let exercise = course.exercise(id) else { return [] }
        var screen = ScreenBuilder(profile)
        screen.blank()
        let path = workspaceName + "/" + WorkspacePath.of(exercise)
        screen.text([.plain("Your file: "), .code(path)])
        let done = progress.progress(of: exercise)
        if done.isPassed {
            screen.marked(
                .ok,
                [.plain("You have solved it. "), .code("next"), .plain(" goes on.")]
            )
        } else {
            screen.text([
                .code("edit"), .plain(" opens it. Save, then "), .code("check"),
                .plain("; or "), .code("watch"), .plain(" and every save is checked."),
            ])
        }
        screen.blank()
        return screen.lines
    }

    /// The task of an exercise from its title to its file, in one go.
    func wholeTaskScreen(_ id: ExerciseID) -> [StyledLine] {
        guard let exercise = course.exercise(id) else { return [] }
        var screen = ScreenBuilder(profile)
        screen.add(exerciseHeading(id))
        screen.add(ScreenBuilder.blocks(TaskText.read(exercise), for: profile)[...], isStart: true)
        screen.add(exerciseFooter(id))
        return screen.lines
    }

    func hintScreen(_ choice: HintPolicy.Choice, of exercise: Exercise) -> [StyledLine] {
        HintScreen.lines(choice, profile: profile)
    }

    func allHintsScreen(_ exercise: Exercise) -> [StyledLine] {
        HintScreen.all(of: exercise, profile: profile)
    }

    func confirmSolutionScreen() -> [StyledLine] {
        messageScreen(
            .question,
            "You have not solved it yet. See our solution all the same? It will be noted that you "
                + "saw it; you can still solve it afterwards. yes or no"
        )
    }

    func solutionNotYetScreen(moreTries: Int) -> [StyledLine] {
        messageScreen(
            .hint,
            "The solution opens once you have passed, or after \(moreTries) more "
                + "\(moreTries == 1 ? "check that fails" : "checks that fail"). `hint` may be enough."
        )
    }
}

/// Hints on the screen.
package enum HintScreen {
    package static func lines(
        _ choice: HintPolicy.Choice,
        profile: TerminalProfile
    ) -> [StyledLine] {
        var screen = ScreenBuilder(profile)
        let left =
            switch choice.left {
            case 0: "That was the last one."
            case 1: "(1 more hint)"
            default: "(\(choice.left) more hints)"
            }
        screen.blank()
        screen.text(
            [StyledText("hint: ", .hint)] + screen.inline(choice.hint.text)
                + [.dim("  " + left)]
        )
        screen.blank()
        return screen.lines
    }

    package static func all(of exercise: Exercise, profile: TerminalProfile) -> [StyledLine] {
        var screen = ScreenBuilder(profile)
        screen.blank()
        screen.text([.plain("You have seen all hints:")])
        for (number, hint) in exercise.hints.enumerated() {
            screen.item("\(number + 1).", screen.inline(hint.text), indent: 4)
        }
        screen.blank()
        return screen.lines
    }
}

/// The task of an exercise as Markdown, without the title that its heading shows.
package enum TaskText {
    package static func read(_ exercise: Exercise) -> String {
        guard let text = try? SourceText(file: "README.md", root: exercise.folder) else {
            return "The task's text, `README.md`, cannot be read."
        }
        var lines = text.lines
        while let first = lines.first, first.isEmpty || first.hasPrefix("# ") {
            lines.removeFirst()
        }
        return lines.joined(separator: "\n")
    }
}

/// Where an exercise's file is in a workspace.
package enum WorkspacePath {
    /// From the workspace's folder: `04-parsing-chunks/03-chunked-sse/ChunkedSSE.swift`.
    package static func of(_ exercise: Exercise) -> String {
        let parts = exercise.folder.split(separator: "/").suffix(2)
        return parts.joined(separator: "/") + "/" + exercise.studentFileName
    }
}
