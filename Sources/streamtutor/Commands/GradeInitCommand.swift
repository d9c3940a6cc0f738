import ArgumentParser
import CourseModel
import ExerciseChecking
import Grading
import LessonRunner

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

struct GradeInitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make what a grading service asks for: gradescope or classroom50.",
        discussion: "The folder also gets this program and the course, with its hidden suites."
    )

    @Argument(help: "gradescope or classroom50.")
    var service: GradingService

    @Argument(
        help: ArgumentHelp("A folder that is new or empty; the service's name without it."),
        completion: .directory
    )
    var folder: String?

    @Option(
        name: .customLong("exercise"),
        help: ArgumentHelp("An exercise to grade; may be given again.", valueName: "id")
    )
    var exerciseNames: [String] = []

    @Option(help: "What students see of hidden tests: full, name or none.")
    var hiddenDetail = GradingPolicy.HiddenDetail.name

    @OptionGroup var common: CommonOptions

    func run() throws {
        let app = try App(common)
        let course = try CourseLoader.load(app.courseRoot, known: .builtIn)
        let ids = try exerciseNames.map { try course.names.exercise($0).description }
        var options = ids.flatMap { ["--exercise", $0] }
        options += ["--hidden-detail", hiddenDetail.rawValue]
        let target = folder ?? service.rawValue
        guard Files.names(in: target).isEmpty, Files.identity(target)?.isFolder != false else {
            throw ErrorReport.Failure(
                "\(target) is there already, and not empty",
                help: "Name a folder that is new.",
                exitStatus: 73
            )
        }
        let made = service.folder(options: options)
        do throws(Files.Failure) {
            try Files.makeFolder(target)
            for file in made.files {
                try Files.replace(target + "/" + file.path, with: Array(file.text.utf8))
                if file.isExecutable { chmod(target + "/" + file.path, 0o755) }
            }
            try Files.makeFolder(target + "/program")
            try Files.copy(App.executable, to: target + "/program/streamtutor")
            chmod(target + "/program/streamtutor", 0o755)
            for name in ["lessons", "exercises", "scenarios"] {
                try Self.copy(course.root + "/" + name, to: "\(target)/course/\(name)", depth: 0)
            }
        } catch {
            throw ErrorReport.Failure(
                "cannot write \(error.path): \(error.reason)",
                help: "Make room there, or name another folder.",
                exitStatus: 73
            )
        }
        Output.write("Made \(target).\n")
        for step in made.steps {
            Output.write(step.replacing("FOLDER", with: target) + "\n")
        }
    }

    /// Copies a folder of the course; its links become files, so that it stands alone.
    private static func copy(
        _ source: String,
        to target: String,
        depth: Int
    ) throws(Files.Failure) {
        guard let identity = Files.identity(source), depth < 16 else { return }
        guard identity.isFolder else { return try Files.copy(source, to: target) }
        try Files.makeFolder(target)
        for name in Files.names(in: source) where !name.hasPrefix(".") {
            try copy(source + "/" + name, to: target + "/" + name, depth: depth + 1)
        }
    }
}

extension GradingService: ExpressibleByArgument {}
