import ArgumentParser
import CourseModel
import ExerciseChecking
import LessonRunner
import ProgressStorage
import Terminal

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Compile your file and run its tests once.",
        discussion: """
            Leaves with 0 when all tests pass, 1 when some fail, 2 when the file does not compile, \
            3 when it crashes, runs over a limit or does not finish.
            """
    )

    @OptionGroup var exercise: ExerciseArgument

    @Option(
        help: ArgumentHelp(
            "Check this file in place of the one in your workspace; its name tells the exercise.",
            valueName: "file"
        ),
        completion: .file(extensions: ["swift"])
    )
    var file: String?

    @Flag(help: "As JSON, for other programs.")
    var json = false

    @OptionGroup var common: CommonOptions

    func run() async throws {
        let app = try App(common)
        let desk = try app.desk()
        let (course, exercise) = try app.exercise(exercise.id, file: file, at: desk)
        var request: CheckRequest
        if let file {
            request = CheckRequest(
                exercise: exercise,
                studentFile: file,
                supportFolder: course.supportFolder
            )
        } else {
            request = try desk.request(for: exercise, in: course)
        }
        let announcer =
            json
            ? nil
            : CheckAnnouncer(id: exercise.id, profile: app.profile, write: Output.write)
        announcer?.begin()
        let checker = desk.checker
        let task = Task { [request] () -> Result<CheckResult, CheckingError> in
            do throws(CheckingError) {
                return .success(
                    try await checker.check(request) { announcer?.phase($0) }
                )
            } catch {
                return .failure(error)
            }
        }
        let result: CheckResult
        do {
            result = try await app.stoppable(task).get()
        } catch {
            if !json { Output.write("\n") }
            throw error
        }
        announcer?.end(result)
        // Another file than the student's own is a trial and counts for nothing.
        let progress =
            file == nil ? try app.record(result, of: exercise, at: desk) : ExerciseProgress()
        if json {
            let hint = HintPolicy.next(
                of: exercise.hints,
                shown: progress.hintsShown,
                failing: result.firstFailure?.id
            )
            Output.write(
                result.json(hint: result.outcome == .passed ? nil : hint?.hint.text) + "\n"
            )
        } else {
            app.show(
                VerdictScreen(
                    result: result,
                    exercise: exercise,
                    progress: progress,
                    isInLesson: false,
                    profile: app.profile
                ).lines
            )
        }
        if result.outcome != .passed { throw ExitCode(result.outcome.exitStatus) }
    }
}

extension App {
    /// Waits for a task that Ctrl-C cancels.
    func stoppable<Value: Sendable>(_ task: Task<Value, Never>) async -> Value {
        let subscription = InterruptSource.shared.subscribe(to: [.interrupt, .terminate]) { _ in
            task.cancel()
        }
        defer { subscription.cancel() }
        return await task.value
    }

    /// Counts a check; what cannot be saved is said and does not change the verdict.
    func record(
        _ result: CheckResult,
        of exercise: Exercise,
        at desk: Desk
    ) throws -> ExerciseProgress {
        let (id, check, moment) = (exercise.id, result.record, desk.now())
        if let problem = desk.keeper.record({ $0.record(check, of: id, at: moment) }) {
            Output.warn(problem.message, problem.help)
        }
        return desk.keeper.progress.progress(of: exercise)
    }
}
