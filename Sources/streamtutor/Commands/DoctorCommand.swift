import ArgumentParser
import CourseModel
import ExerciseChecking
import LessonRunner
import ProgressStorage
import Terminal

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Look at the toolchain, libraries, terminal, course and workspace.",
        discussion: "Says what is wrong, and the command that mends it."
    )

    @OptionGroup var common: CommonOptions

    func run() async throws {
        let environment = processEnvironment()
        let profile = TerminalProfile.detect(plain: common.plain, environment: environment)
        var report = DoctorReport(profile: profile)
        await addToolchain(to: &report, CheckingEnvironment(variables: environment))
        addTerminal(to: &report, profile)
        addCourse(to: &report)
        Output.write(report.text)
        if report.worst != 0 { throw ExitCode(report.worst) }
    }

    private func addToolchain(
        to report: inout DoctorReport,
        _ environment: CheckingEnvironment
    ) async {
        let check = await ExerciseChecker(environment: environment).selfCheck()
        if let version = check.toolchainVersion {
            report.good("toolchain", "\(version), \(check.compilerPath ?? "")")
        }
        for problem in check.problems {
            report.bad("toolchain", problem.message, problem.help, status: problem.exitStatus)
        }
        for way in check.ways {
            let name =
                switch way.way {
                case .direct: "checks, fast"
                case .driver: "by swiftc"
                case .package: "by swift test"
                }
            if way.works {
                report.good(name, "works, \(Int(way.milliseconds)) ms")
            } else {
                report.odd(
                    name,
                    way.message ?? "does not work",
                    "Checks use the next way, which is slower."
                )
            }
        }
        if let folder = check.cacheFolder {
            let megabytes = check.cacheBytes / 1_048_576
            if let note = check.cacheNote {
                report.odd("cache", note, "Make room there, or set XDG_CACHE_HOME.")
            } else {
                report.good("cache", "\(folder), \(megabytes) MiB; safe to delete")
            }
        }
        if check.sandboxTools.isEmpty {
            report.odd(
                "sandbox",
                "no bubblewrap",
                "Only graded runs need it: apt-get install bubblewrap"
            )
        }
        for (tool, path) in check.sandboxTools.sorted(by: { $0.key < $1.key }) {
            report.good("sandbox", "\(tool), \(path)")
        }
    }

    private func addTerminal(to report: inout DoctorReport, _ profile: TerminalProfile) {
        let kind = profile.isInteractive ? "interactive" : "no terminal"
        let colours = profile.usesColour ? "colours" : "plain"
        report.good("terminal", "\(profile.width) x \(profile.height), \(kind), \(colours)")
        if let notice = profile.localeNotice {
            report.odd("locale", notice, nil)
        } else if profile.usesUnicode {
            report.good("locale", "UTF-8")
        } else {
            report.odd("locale", "not UTF-8", "Set LANG=C.UTF-8, or your own such as de_DE.UTF-8.")
        }
    }

    private func addCourse(to report: inout DoctorReport) {
        do {
            let app = try App(common)
            let course = try CourseLoader.load(app.courseRoot, known: .builtIn)
            report.good(
                "course",
                "\(app.courseRoot): \(count(course.lessons.count, "lesson")), "
                    + count(course.exercises.count, "exercise")
            )
            let place = try app.workspacePlace()
            guard place.exists else {
                report.good("workspace", "none yet; the first lesson makes \(place.path)")
                return
            }
            let workspace = try Workspace.open(at: place.path, environment: app.storage)
            let loaded = try workspace.progress.load()
            let plan = try workspace.upgradePlan(to: course)
            report.good("workspace", workspace.root)
            for notice in loaded.notices { report.odd("progress", notice, nil) }
            if !plan.isEmpty {
                report.odd(
                    "workspace",
                    "the course has changed since (\(count(plan.lines.count, "change")))",
                    "streamtutor upgrade --dry-run shows what, streamtutor upgrade does it."
                )
            }
        } catch {
            let what = ErrorReport(error)
            report.bad("course", what.message, what.help, status: what.exitStatus)
        }
    }
}

/// What the doctor found, line by line.
struct DoctorReport {
    let profile: TerminalProfile
    private(set) var text = "\n"
    /// The exit status of the first thing that is wrong; 0 where nothing is.
    private(set) var worst: Int32 = 0

    init(profile: TerminalProfile) { self.profile = profile }

    mutating func good(_ subject: String, _ finding: String) {
        add(Symbol.ok.text(for: profile), subject, finding, nil)
    }

    /// Something that slows down or limits, and stops nothing.
    mutating func odd(_ subject: String, _ finding: String, _ help: String?) {
        add("!", subject, finding, help)
    }

    mutating func bad(_ subject: String, _ finding: String, _ help: String?, status: Int32) {
        add(Symbol.bad.text(for: profile), subject, finding, help)
        if worst == 0 { worst = status }
    }

    private mutating func add(_ sign: String, _ subject: String, _ finding: String, _ help: String?)
    {
        let indent = StyledText(String(repeating: " ", count: 20))
        let head =
            StyledText("  ") + StyledText(sign).padded(to: 4) + StyledText(subject).padded(to: 14)
        var lines = profile.lines(StyledText(finding), first: head, rest: indent)
        for line in (help ?? "").split(separator: "\n") {
            lines += profile.lines(StyledText(String(line), .dim), first: indent, rest: indent)
        }
        text += lines.rendered(for: profile)
    }
}
