import ArgumentParser
import CourseModel
import LessonRunner
import Terminal

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Run a demo outside its lesson.",
        usage: "streamtutor demo <name> [--option value ...]",
        discussion: DemoCatalogue.all.map { "\($0.name): \($0.summary)" }.joined(separator: "\n")
    )

    @Argument(
        parsing: .captureForPassthrough,
        help: ArgumentHelp("Its name and options.", valueName: "name")
    )
    var words: [String] = []

    func run() async throws {
        // The demo's own options come as they were typed; the common ones are among them.
        var words = words
        var common = CommonOptions()
        common.plain = words.contains("--plain")
        words.removeAll { $0 == "--plain" }
        common.course = try Self.takeCourse(from: &words)
        if words.contains("--help") || words.contains("-h") {
            throw CleanExit.helpRequest(self)
        }
        let call: DemoCall
        do {
            guard let read = try DemoCall(words: words) else {
                throw ErrorReport.Failure(
                    "which demo?",
                    help: "There is \(DemoCatalogue.names.joined(separator: ", ")).",
                    exitStatus: 64
                )
            }
            call = read
        } catch let error as DemoCall.UsageError {
            throw ErrorReport.Failure(error.message, exitStatus: 64)
        }
        let demo = try DemoCatalogue.demo(for: call)
        let app = try App(common)
        let profile = app.profile
        let lines = PlainLineReader(profile: profile)
        let keys = makeKeyReader(profile: profile, lines: lines)
        let context = DemoContext(
            profile: profile,
            hasKeys: profile.editsLines,
            courseRoot: app.courseRoot,
            keys: keys,
            lines: lines,
            currentProfile: { profile.resized() },
            write: Output.write
        )
        let task = Task { await demo.run(in: context) }
        let subscription = InterruptSource.shared.subscribe(to: [.interrupt, .terminate]) { _ in
            task.cancel()
            keys.wake()
        }
        await task.value
        subscription.cancel()
        keys.close()
    }

    /// Takes `--course DIR` or `--course=DIR` out of the words.
    private static func takeCourse(from words: inout [String]) throws -> String? {
        guard
            let index = words.firstIndex(where: { $0 == "--course" || $0.hasPrefix("--course=") })
        else { return nil }
        let word = words.remove(at: index)
        if let equals = word.firstIndex(of: "=") {
            return String(word[word.index(after: equals)...])
        }
        guard index < words.count else {
            throw ErrorReport.Failure("--course needs a folder", exitStatus: 64)
        }
        return words.remove(at: index)
    }
}
