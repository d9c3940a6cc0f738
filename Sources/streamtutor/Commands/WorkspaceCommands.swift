import ArgumentParser
import CourseModel
import LessonRunner
import ProgressStorage

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make a workspace with your copies of all exercises."
    )

    @Argument(
        help: ArgumentHelp("Where; ~/streamtutor without it.", valueName: "dir"),
        completion: .directory
    )
    var folder: String?

    @OptionGroup var common: CommonOptions

    func run() throws {
        let app = try App(common)
        let course = try CourseLoader.load(app.courseRoot, known: .builtIn)
        let place = try Workspace.locate(
            option: folder ?? common.workspace,
            environment: app.environment,
            currentFolder: App.currentFolder
        )
        guard !place.exists else {
            throw ErrorReport.Failure(
                "\(place.path) is a workspace already",
                help: "streamtutor upgrade brings it to the course's version.",
                exitStatus: 73
            )
        }
        let workspace = try Workspace.make(
            at: place.path,
            course: course,
            environment: app.storage
        ).workspace
        let name = Desk.shortened(workspace.root, home: app.environment["HOME"])
        Output.write("Made \(name) with \(count(course.exercises.count, "exercise")).\n")
        Output.write("Go there and type streamtutor, or open the folder in your editor.\n")
    }
}

struct UpgradeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "upgrade",
        abstract: "Bring your workspace to the course's version; your edits stay."
    )

    @Flag(help: "Only show what would change.")
    var dryRun = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        let app = try App(common)
        let course = try CourseLoader.load(app.courseRoot, known: .builtIn)
        let place = try app.workspacePlace()
        let workspace = try Workspace.open(at: place.path, environment: app.storage)
        let plan = try workspace.upgradePlan(to: course)
        guard !plan.isEmpty else {
            Output.write("Your workspace is up to date.\n")
            return
        }
        for line in plan.lines { Output.write("\(line)\n") }
        guard !dryRun else { return }
        try workspace.upgrade(to: course)
        Output.write("Done. Nothing that you wrote was lost.\n")
    }
}
