import ArgumentParser
import CourseModel
import LessonRunner
import ProgressStorage

struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Show the course with what you have done."
    )

    @Flag(help: "As JSON, for other programs.")
    var json = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        let app = try App(common)
        let catalogue = try app.catalogue()
        let progress = try app.progressSoFar()
        guard json else {
            app.show(
                ListScreen(catalogue: catalogue, progress: progress, profile: app.profile).lines
            )
            return
        }
        Output.write(CourseJSON(catalogue: catalogue, progress: progress).text + "\n")
    }
}

struct ProgressCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "progress",
        abstract: "Show what is done, with attempts and time."
    )

    @Flag(help: "As JSON, for other programs.")
    var json = false

    @Flag(help: "As a Markdown page to keep.")
    var summary = false

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if json, summary { throw ValidationError("choose --json or --summary, not both") }
    }

    func run() throws {
        let app = try App(common)
        let catalogue = try app.catalogue()
        let progress = try app.progressSoFar()
        if json {
            Output.write(CourseJSON(catalogue: catalogue, progress: progress).text + "\n")
        } else if summary {
            Output.write(
                ProgressSummary.markdown(
                    of: progress,
                    in: catalogue,
                    date: app.today
                )
            )
        } else {
            app.show(
                ProgressScreen(catalogue: catalogue, progress: progress, profile: app.profile).lines
            )
        }
    }
}
