import ArgumentParser
import CourseModel
import LessonRunner
import Terminal

struct LessonCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lesson",
        abstract: "Open a lesson at the prompt, or print it."
    )

    @Argument(
        help: ArgumentHelp(
            "Its number, its file's name or a part of its title.",
            valueName: "lesson"
        )
    )
    var name: [String]

    @Flag(help: "Print the whole lesson and leave.")
    var print = false

    @OptionGroup var common: CommonOptions

    func run() async throws {
        let app = try App(common)
        let typed = name.joined(separator: " ")
        guard print else {
            try await app.play(lesson: typed)
            return
        }
        let number = try app.catalogue().names.lesson(typed)
        guard
            let loaded = try CourseLoader.lesson(
                number,
                root: app.courseRoot,
                known: .builtIn
            )
        else {
            return
        }
        app.show(
            LessonPage(
                lesson: loaded.lesson,
                exercises: loaded.exercises,
                profile: app.profile
            ).lines
        )
    }
}
