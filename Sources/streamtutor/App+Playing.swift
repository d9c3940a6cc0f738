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

extension App {
    /// Opens a lesson at the prompt and plays it until the student leaves.
    /// - Parameter name: nil for the first lesson that is written.
    func play(lesson name: String?) async throws {
        let (desk, notices) = try openDesk()
        let first = try name ?? String(catalogue().lessons.first?.number ?? 1)
        let (course, lesson) = try desk.openLesson(first)
        let session = Session(
            course: course,
            lesson: lesson,
            progress: desk.keeper.progress,
            profile: profile,
            workspaceName: desk.workspaceName,
            seed: seed
        )
        let reader = makeLineReader(
            profile: profile,
            history: HistoryFile(path: desk.workspace.historyPath),
            completer: completer(for: desk)
        )
        let profile = profile
        let console = Console(
            reader: reader,
            openKeys: { makeKeyReader(profile: profile, lines: reader) },
            profile: { profile.resized() },
            write: Output.write
        )
        let player = Player(session: session, console: console, desk: desk)
        // Ctrl-C stops what runs and never the tutor; the end of the terminal ends it in order.
        let ctrlC = InterruptSource.shared.subscribe(to: [.interrupt]) { _ in }
        defer { ctrlC.cancel() }
        let notes = [profile.localeNotice].compactMap { $0 } + notices
        let preparing = prepareChecks(of: course, at: desk)
        await player.run(saying: notes)
        preparing?.cancel()
        await preparing?.value
    }

    /// Compiles what a first check needs while the student still reads, so that it takes no longer
    /// than the others. A script is not read, it is run: it compiles when it comes to a check.
    private func prepareChecks(of course: Course, at desk: Desk) -> Task<Void, Never>? {
        guard profile.isInteractive, let exercise = course.exercises.first,
            let request = try? desk.request(for: exercise, in: course)
        else { return nil }
        let checker = desk.checker
        return Task.detached(priority: .background) { await checker.prepare(request) }
    }

    /// Decides the order of quiz choices; a script that must be repeatable sets it.
    private var seed: UInt64 {
        environment["STREAMTUTOR_SEED"].flatMap(UInt64.init)
            ?? UInt64.random(in: .min ... .max)
    }

    /// Completes commands, and behind some of them what they take.
    private func completer(for desk: Desk) -> Completer {
        let names = try? desk.catalogue().names
        let commands = CommandDescription.all.map(\.name)
        return { line, cursor in
            let typed = String(line.prefix(cursor))
            let words = typed.split(separator: " ", omittingEmptySubsequences: false)
            guard words.count > 1, let command = words.first else {
                return Completions(commands.filter { $0.hasPrefix(typed) })
            }
            let last = String(words[words.count - 1])
            let candidates: [String] =
                switch command {
                case "lesson": names?.lessonNames ?? []
                case "exercise", "goto", "x", "g": names?.exerciseNames ?? []
                case "demo", "d": DemoCatalogue.names
                case "help": commands
                case "watch": ["off"]
                default: []
                }
            return Completions(candidates.filter { $0.hasPrefix(last) })
        }
    }
}
