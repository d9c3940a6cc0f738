import ArgumentParser
import LessonRunner
import ProgressStorage

/// `streamtutor` and its subcommands; each is in a file of its own.
struct Streamtutor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "streamtutor",
        abstract: "Learn how streaming responses from language-model APIs really work.",
        discussion: """
            Without a subcommand it goes on where you stopped. All of it works offline, without an \
            API key.
            """,
        version: Version.text,
        subcommands: commands
    )

    static let commands: [any ParsableCommand.Type] = [
        LessonCommand.self, ListCommand.self, CheckCommand.self, WatchCommand.self,
        HintCommand.self, DiffCommand.self, ResetCommand.self, SolutionCommand.self,
        EditCommand.self, DemoCommand.self, InspectCommand.self, ProgressCommand.self,
        InitCommand.self,
        UpgradeCommand.self, ServeCommand.self, AuthorCommand.self, GradeCommands.self,
        DoctorCommand.self, CompileServerCommand.self,
    ]

    @OptionGroup var common: CommonOptions

    func run() async throws {
        let app = try App(common)
        let last = try app.desk().keeper.progress.lastLesson
        try await app.play(lesson: last.map(String.init))
    }
}
