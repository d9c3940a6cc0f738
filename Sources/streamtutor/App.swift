import CourseModel
import ExerciseChecking
import LessonRunner
import ProgressStorage
import Terminal

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// What commands share: the course, the terminal and the student's desk, each made when asked for.
struct App {
    let options: CommonOptions
    let environment: [String: String]
    let courseRoot: String
    let profile: TerminalProfile

    /// - Throws: `CourseNotFound`.
    init(_ options: CommonOptions) throws {
        self.options = options
        environment = processEnvironment()
        courseRoot = try CourseLocator.find(
            option: options.course,
            environment: environment,
            currentFolder: Self.currentFolder,
            executable: Self.executable
        )
        profile = TerminalProfile.detect(plain: options.plain, environment: environment)
    }

    static var currentFolder: String {
        guard let path = getcwd(nil, 0) else { return "/" }
        defer { free(path) }
        return String(cString: path)
    }

    /// The running program, for finding the course beside it.
    static var executable: String {
        #if os(Linux)
            if let path = realpath("/proc/self/exe", nil) {
                defer { free(path) }
                return String(cString: path)
            }
        #endif
        return CommandLine.arguments[0]
    }

    var checkingEnvironment: CheckingEnvironment { CheckingEnvironment(variables: environment) }

    /// Where indexes and compiled modules are kept.
    var cacheFolder: String? { checkingEnvironment.usualCacheFolder }

    func catalogue() throws -> Catalogue {
        try CourseLoader.catalogue(courseRoot, cacheFolder: cacheFolder)
    }

    var storage: StorageEnvironment { StorageEnvironment(writer: Version.text) }

    /// Today's date where the student is, `2026-03-01`.
    var today: String {
        let moment = storage.now()
        return moment.day(offset: storage.utcOffset(moment))
    }

    /// Where the student works, made where it does not exist yet.
    /// - Returns: The desk, and what the student has to be told.
    func desk() throws -> Desk { try openDesk().desk }

    func openDesk() throws -> (desk: Desk, notices: [String]) {
        let place = try workspacePlace()
        var notices: [String] = []
        let workspace: Workspace
        if place.exists {
            workspace = try Workspace.open(at: place.path, environment: storage)
        } else if place.source == .home || place.source == .environment {
            let course = try CourseLoader.load(courseRoot, known: .builtIn)
            workspace = try Workspace.make(at: place.path, course: course, environment: storage)
                .workspace
            let name = Desk.shortened(workspace.root, home: environment["HOME"])
            notices.append("Made \(name) for your files just now.")
        } else {
            // Somebody named a folder: a typing mistake must not become a workspace.
            workspace = try Workspace.open(at: place.path, environment: storage)
        }
        let loaded = try workspace.progress.load()
        notices += loaded.notices
        let keeper = ProgressKeeper(store: workspace.progress, progress: loaded.progress)
        let desk = Desk(
            courseRoot: courseRoot,
            workspace: workspace,
            keeper: keeper,
            checker: checker(courseRoot: courseRoot),
            environment: environment,
            indexFolder: cacheFolder,
            now: storage.now
        )
        return (desk, notices)
    }

    /// The checker, with the simulator for the exercises that talk to it.
    func checker(courseRoot: String) -> ExerciseChecker {
        ExerciseChecker(
            environment: checkingEnvironment,
            simulator: .simulator(courseRoot: courseRoot)
        )
    }

    /// A checker for many files of a course that nobody waits for.
    func provingChecker(courseRoot: String) throws -> ExerciseChecker {
        var environment = checkingEnvironment
        environment.compileServers = try CompileServers(
            command: [Self.executable, CompileServerCommand.name],
            environment: environment
        )
        return ExerciseChecker(
            environment: environment,
            simulator: .simulator(courseRoot: courseRoot)
        )
    }

    func workspacePlace() throws -> WorkspaceLocation {
        try Workspace.locate(
            option: options.workspace,
            environment: environment,
            currentFolder: Self.currentFolder
        )
    }

    /// Progress without making anything: empty where there is no workspace yet.
    func progressSoFar() throws -> Progress {
        let place = try workspacePlace()
        guard place.exists else {
            if place.source == .option { _ = try Workspace.open(at: place.path) }
            return Progress()
        }
        return try Workspace.open(at: place.path, environment: storage).progress.load().progress
    }

    /// The exercise that a command means: the named one, else the one whose file is called like
    /// that, else the first of the last lesson that is not solved.
    func exercise(
        _ name: String?,
        file: String? = nil,
        at desk: Desk
    ) throws -> (Course, Exercise) {
        if let name { return try desk.openExercise(name) }
        let progress = desk.keeper.progress
        let catalogue = try desk.catalogue()
        if let fileName = file?.split(separator: "/").last,
            let meant = catalogue.exercises.first(where: { $0.module + ".swift" == fileName })
        {
            return try desk.openExercise(meant.id.description)
        }
        let lesson = progress.lastLesson ?? catalogue.lessons.first?.number ?? 1
        let exercises = catalogue.exercises(ofLesson: lesson)
        guard let next = exercises.first(where: { !progress.isPassed($0) }) ?? exercises.last else {
            throw ErrorReport.Failure(
                "lesson \(lesson) has no exercise",
                help: "Name one, such as streamtutor check 04/chunked-sse.",
                exitStatus: 66
            )
        }
        return try desk.openExercise(next.id.description)
    }

    func show(_ lines: [StyledLine]) { Output.write(lines.rendered(for: profile)) }
}
