import ArgumentParser
import CourseModel
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

struct AuthorPreviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "See a lesson as a student does, again at every save.",
        discussion: """
            What author check would say of the lesson stands below it. --play opens the lesson at \
            the prompt, in a workspace that is gone afterwards; type lesson and its number there to \
            see what you saved. Nobody's progress is touched.
            """
    )

    @Argument(help: "The lesson: its number, its file's name or a part of its title.")
    var lesson: String

    @Option(
        help: ArgumentHelp("Only one section, such as 6 or 4.6.", valueName: "section")
    )
    var step: String?

    @Flag(help: "Show it once and leave.")
    var once = false

    @Flag(help: "Play it at the prompt.")
    var play = false

    @OptionGroup var common: CommonOptions

    func run() async throws {
        let app = try App(common)
        let number = try app.catalogue().names.lesson(lesson)
        if play { return try await playAlone(number, app) }
        let page = PreviewPage(app: app, number: number, section: try section(of: number))
        let file = try page.show(clearing: false)
        guard !once, isatty(STDOUT_FILENO) == 1, let file else { return }
        Output.write("  Waiting for you to save \(file). Ctrl-C ends it.\n")
        let watcher = FileWatcher(path: app.courseRoot + "/" + file)
        let task = Task {
            for await _ in watcher.saves() { _ = try? page.show(clearing: true) }
        }
        await app.stoppable(task)
        Output.write("\n")
    }

    /// The number in `6` or `4.6`.
    private func section(of lesson: Int) throws -> Int? {
        guard let step else { return nil }
        let parts = step.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 1 || (parts.count == 2 && Int(parts[0]) == lesson),
            let number = Int(parts[parts.count - 1])
        else {
            throw ErrorReport.Failure(
                "lesson \(lesson) has no section \"\(step)\"",
                help: "Give its number, such as 6 or \(lesson).6.",
                exitStatus: 64
            )
        }
        return number
    }

    /// Plays the lesson in a workspace of its own.
    private func playAlone(_ number: Int, _ app: App) async throws {
        var template = Array(
            ((app.environment["TMPDIR"] ?? "/tmp") + "/streamtutor-preview-XXXXXX").utf8CString
        )
        guard mkdtemp(&template) != nil else {
            throw ErrorReport.Failure(
                "cannot make a folder for the preview",
                help: "Make room in the folder for temporary files, or set TMPDIR.",
                exitStatus: 73
            )
        }
        let folder = String(
            decoding: template.dropLast().map { UInt8(bitPattern: $0) },
            as: UTF8.self
        )
        defer { Self.remove(folder) }
        let course = try CourseLoader.load(app.courseRoot, known: .builtIn)
        let place = folder + "/workspace"
        _ = try Workspace.make(at: place, course: course, environment: app.storage)
        var options = common
        options.workspace = place
        try await App(options).play(lesson: String(number))
    }

    private static func remove(_ path: String) {
        guard unlink(path) != 0 else { return }
        for name in (try? Disk.real.list(path)) ?? [] { remove(path + "/" + name) }
        rmdir(path)
    }
}

/// A lesson on the screen, with what is wrong with it.
private struct PreviewPage: Sendable {
    let app: App
    let number: Int
    let section: Int?

    /// Reads the lesson anew and shows it.
    /// - Returns: The lesson's file, from the course's folder.
    func show(clearing: Bool) throws -> String? {
        let course: Course
        do {
            course = try CourseLoader.load(app.courseRoot, known: .builtIn)
        } catch {
            // While it is edited a file may be anything; it is shown when it can be read again.
            guard clearing else { throw error }
            let report = ErrorReport(error)
            Output.warn(report.message, report.help)
            return nil
        }
        guard let lesson = course.lesson(number) else { return nil }
        if let section, !lesson.sections.contains(where: { $0.number == section }) {
            throw ErrorReport.Failure(
                "lesson \(number) has no section \(section)",
                help: "It has sections 1 to \(lesson.sections.count).",
                exitStatus: 66
            )
        }
        if clearing, app.profile.isInteractive, !app.profile.isPlain {
            Output.write("\u{1B}[2J\u{1B}[H")
        }
        app.show(
            LessonPage(
                lesson: lesson,
                exercises: course.exercises(ofLesson: number),
                profile: app.profile,
                section: section
            ).lines
        )
        let proof = LessonProof(lesson: lesson, course: course).run()
        for finding in proof.findings { Output.write(finding.line + "\n") }
        return lesson.file
    }
}
