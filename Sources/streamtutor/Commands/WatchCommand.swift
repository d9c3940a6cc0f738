import ArgumentParser
import CourseModel
import ExerciseChecking
import LessonRunner
import ProgressStorage
import Terminal

struct WatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Check on every save, until Ctrl-C."
    )

    @OptionGroup var exercise: ExerciseArgument

    @OptionGroup var common: CommonOptions

    func run() async throws {
        let app = try App(common)
        let desk = try app.desk()
        let (course, exercise) = try app.exercise(exercise.id, at: desk)
        let request = try desk.request(for: exercise, in: course)
        let watcher = FileWatcher(path: request.studentFile)
        Output.write(
            "  Watching \(Desk.shortened(request.studentFile, home: app.environment["HOME"]))"
                + " (\(watcher.method == .events ? "file events" : "polling")). Ctrl-C ends it.\n"
        )
        let checks = CheckOnSave(request: request, watcher: watcher, checker: desk.checker)
        let task = Task {
            await checks.run(
                checkingFirst: true,
                onStart: { Output.write("\n  checking \(exercise.id) ...\n") },
                onEnd: { result, milliseconds in
                    app.say(result, exercise, milliseconds: milliseconds, at: desk)
                }
            )
        }
        await app.stoppable(task)
        Output.write("\n")
        throw ExitCode(130)
    }
}

extension App {
    /// Shows what came of a watched save.
    fileprivate func say(
        _ result: Result<CheckResult, CheckingError>,
        _ exercise: Exercise,
        milliseconds: Int,
        at desk: Desk
    ) {
        switch result {
        case .success(let result):
            let progress = (try? record(result, of: exercise, at: desk)) ?? .init()
            Output.write("  \(milliseconds) ms\n")
            show(
                VerdictScreen(
                    result: result,
                    exercise: exercise,
                    progress: progress,
                    isInLesson: false,
                    profile: profile
                ).lines
            )
        case .failure(let error):
            Output.warn(error.message, error.help)
        }
    }
}
