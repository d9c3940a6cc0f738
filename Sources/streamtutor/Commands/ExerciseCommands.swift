import ArgumentParser
import CourseModel
import ExerciseChecking
import LessonRunner
import ProgressStorage
import Terminal

struct HintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hint",
        abstract: "Show the next hint of an exercise."
    )

    @OptionGroup var exercise: ExerciseArgument
    @OptionGroup var common: CommonOptions

    func run() throws {
        let app = try App(common)
        let desk = try app.desk()
        let (_, exercise) = try app.exercise(exercise.id, at: desk)
        let shown = desk.keeper.progress.progress(of: exercise).hintsShown
        guard let choice = HintPolicy.next(of: exercise.hints, shown: shown) else {
            app.show(HintScreen.all(of: exercise, profile: app.profile))
            return
        }
        let id = exercise.id
        if let problem = desk.keeper.record({ $0.recordHint(choice.tier, of: id) }) {
            Output.warn(problem.message, problem.help)
        }
        app.show(HintScreen.lines(choice, profile: app.profile))
    }
}

struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Show what you changed in an exercise's file."
    )

    @OptionGroup var exercise: ExerciseArgument
    @OptionGroup var common: CommonOptions

    func run() throws {
        let app = try App(common)
        let desk = try app.desk()
        let (_, exercise) = try app.exercise(exercise.id, at: desk)
        app.show(
            DifferenceScreen.lines(try desk.workspace.difference(exercise), profile: app.profile)
        )
    }
}

struct ResetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset",
        abstract: "Get an exercise's starter back; your file is kept beside it, dated."
    )

    @OptionGroup var exercise: ExerciseArgument
    @OptionGroup var common: CommonOptions

    func run() throws {
        let app = try App(common)
        let desk = try app.desk()
        let (_, exercise) = try app.exercise(exercise.id, at: desk)
        let backup = try desk.workspace.reset(exercise).backup
        Output.write("\(WorkspacePath.of(exercise)) is as it came.\n")
        if let backup { Output.write("What you had is kept as \(backup)\n") }
    }
}

struct SolutionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "solution",
        abstract: "Show the reference solution, once you have passed or tried three times."
    )

    @OptionGroup var exercise: ExerciseArgument

    @Flag(help: "Show it although the exercise is not solved; that is noted.")
    var yes = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        let app = try App(common)
        let desk = try app.desk()
        let (_, exercise) = try app.exercise(exercise.id, at: desk)
        let reason: SolutionShown.Reason
        switch SolutionPolicy.verdict(for: desk.keeper.progress.progress(of: exercise)) {
        case .show(let why): reason = why
        case .confirm where yes: reason = .afterFailures
        case .confirm:
            throw ErrorReport.Failure(
                "you have not solved \(exercise.id) yet",
                help: "To see our solution all the same, which will be noted: "
                    + "streamtutor solution \(exercise.id) --yes",
                exitStatus: 64
            )
        case .notYet(let tries):
            throw ErrorReport.Failure(
                "the solution of \(exercise.id) opens once you have passed, or after "
                    + (tries == 1 ? "1 more check that fails" : "\(tries) more checks that fail"),
                help: "streamtutor hint \(exercise.id) may be enough.",
                exitStatus: 64
            )
        }
        let (id, moment) = (exercise.id, desk.now())
        if let problem = desk.keeper.record({
            $0.recordSolution(of: id, reason: reason, at: moment)
        }) {
            Output.warn(problem.message, problem.help)
        }
        app.show(
            SolutionScreen.lines(
                exercise,
                difference: try desk.workspace.differenceToSolution(exercise),
                profile: app.profile
            )
        )
    }
}

struct EditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit",
        abstract: "Open an exercise's file in $VISUAL or $EDITOR."
    )

    @OptionGroup var exercise: ExerciseArgument
    @OptionGroup var common: CommonOptions

    func run() async throws {
        let app = try App(common)
        let desk = try app.desk()
        let (course, exercise) = try app.exercise(exercise.id, at: desk)
        let path = try desk.request(for: exercise, in: course).studentFile
        guard let command = desk.editorCommand else {
            throw ErrorReport.Failure(
                "no editor is set",
                help:
                    "Set VISUAL or EDITOR, such as export EDITOR=nano, or open the file yourself:\n\(path)",
                exitStatus: 69
            )
        }
        let status = await desk.runEditor(command, path)
        if status == 127 {
            throw ErrorReport.Failure(
                "the editor \"\(command)\" was not found",
                help: "Set VISUAL or EDITOR to one that is installed.",
                exitStatus: 69
            )
        }
        if status != 0 { throw ExitCode(status) }
    }
}
