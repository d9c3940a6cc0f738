import CourseModel
import ExerciseChecking
import ProgressStorage
import Terminal

extension Player {
    func edit(_ id: ExerciseID) async {
        guard let exercise = session.course.exercise(id) else { return }
        do {
            let path = try desk.request(for: exercise, in: session.course).studentFile
            guard let command = desk.editorCommand else {
                say(
                    "No editor is set.",
                    "Set VISUAL or EDITOR, such as export EDITOR=nano, or open the file yourself:\n\(path)"
                )
                return
            }
            guard console.profile().isInteractive else {
                say("edit needs a terminal.", "The file is \(path)")
                return
            }
            let status = await desk.runEditor(command, path)
            if status == 127 {
                say(
                    "The editor \"\(command)\" was not found.",
                    "Set VISUAL or EDITOR to one that is installed."
                )
            }
        } catch {
            let report = desk.describe(error)
            say(report.message, report.help)
        }
    }

    func reset(_ id: ExerciseID) {
        attempt { [self] exercise in
            let backup = try desk.workspace.reset(exercise).backup
            var screen = ScreenBuilder(console.profile())
            screen.marked(
                .ok,
                [.code(WorkspacePath.of(exercise)), .plain(" is as it came.")]
            )
            if let backup {
                screen.text([.plain("What you had is kept as "), .code(backup)], indent: 6)
            }
            screen.blank()
            return screen.lines
        }(id)
    }

    func showDifference(_ id: ExerciseID) {
        attempt { [self] exercise in
            let difference = try desk.workspace.difference(exercise)
            return DifferenceScreen.lines(difference, profile: console.profile())
        }(id)
    }

    func showSolution(_ id: ExerciseID) {
        attempt { [self] exercise in
            SolutionScreen.lines(
                exercise,
                difference: try desk.workspace.differenceToSolution(exercise),
                profile: console.profile()
            )
        }(id)
    }

    /// Runs `body` for an exercise and shows its lines, or says why not.
    private func attempt(
        _ body: @escaping (Exercise) throws -> [StyledLine]
    ) -> (ExerciseID) -> Void {
        { [self] id in
            guard let exercise = session.course.exercise(id) else { return }
            do {
                show(try body(exercise))
            } catch {
                let report = desk.describe(error)
                say(report.message, report.help)
            }
        }
    }

    func showList() {
        do {
            let catalogue = try desk.catalogue()
            show(
                ListScreen(
                    catalogue: catalogue,
                    progress: desk.keeper.progress,
                    profile: console.profile()
                ).lines
            )
        } catch {
            let report = desk.describe(error)
            say(report.message, report.help)
        }
    }

    func showProgress() {
        do {
            let catalogue = try desk.catalogue()
            show(
                ProgressScreen(
                    catalogue: catalogue,
                    progress: desk.keeper.progress,
                    profile: console.profile()
                ).lines
            )
        } catch {
            let report = desk.describe(error)
            say(report.message, report.help)
        }
    }

    func runDemo(_ call: DemoCall) async {
        let demo: any Demo
        do throws(DemoError) {
            demo = try DemoCatalogue.demo(for: call)
        } catch {
            say(error.message, error.help)
            return
        }
        let profile = console.profile()
        let keys = console.openKeys()
        let context = DemoContext(
            profile: profile,
            hasKeys: profile.editsLines,
            courseRoot: desk.courseRoot,
            keys: keys,
            lines: console.reader,
            currentProfile: console.profile,
            write: console.write
        )
        let task = Task { await demo.run(in: context) }
        await stoppable(task)
        keys.close()
        await handle(.demoEnded(call))
    }
}
