import CourseModel
import ExerciseChecking
import ProgressStorage
import Terminal

/// Plays a session: shows its screens, reads its lines, and does what it asks for.
package final class Player {
    var session: Session
    let console: Console
    let desk: Desk
    /// Results of watched saves, which wait until the line being typed can be set aside.
    let mailbox = Mailbox()
    var watching: Task<Void, Never>?
    private var leaves = false
    private var timer: ActivityTimer
    private var saidSaveProblem = false
    /// Whether the last line on the screen is blank.
    private var endsBlank = false

    /// - Parameters:
    ///   - session: Before its `begin`.
    ///   - desk: The student's workspace, progress and checker.
    package init(session: Session, console: Console, desk: Desk) {
        self.session = session
        self.console = console
        self.desk = desk
        timer = ActivityTimer(now: desk.now())
    }

    /// Plays until the student leaves.
    /// - Parameter notices: What has to be told first, such as that a folder was made.
    package func run(saying notices: [String] = []) async {
        if !notices.isEmpty {
            var screen = ScreenBuilder(console.profile())
            screen.blank()
            for notice in notices { screen.text([.plain(notice)]) }
            show(screen.lines)
        }
        await perform(session.begin())
        while !leaves {
            let input = await console.reader.nextLine(prompt: prompt)
            endsBlank = false
            await handle(.resized(console.profile()))
            note(time: timer.tick(desk.now()))
            switch input {
            case .line(let line): await handle(.line(line))
            case .interrupted: continue
            case .endOfInput:
                console.write("\n")
                leaves = true
            case .woken: await deliverMail()
            case .notUTF8(let shown):
                say("What you typed is not UTF-8: \(shown)", "Set your terminal to UTF-8.")
            }
        }
        watching?.cancel()
        await watching?.value
        if let problem = desk.keeper.save() { say(problem.message, problem.help) }
        farewell()
    }

    private var prompt: StyledText { StyledText(session.prompt, .prompt) }

    func handle(_ input: SessionInput) async {
        await perform(session.handle(input))
    }

    private func perform(_ effects: [SessionEffect]) async {
        for effect in effects { await perform(effect) }
    }

    private func perform(_ effect: SessionEffect) async {
        switch effect {
        case .show(let lines): show(lines)
        case .record(let change): record(change)
        case .check(let id): await check(id)
        case .watch(let id): await watch(id)
        case .stopWatching: await stopWatching()
        case .runDemo(let call): await runDemo(call)
        case .edit(let id): await edit(id)
        case .reset(let id): reset(id)
        case .showDifference(let id): showDifference(id)
        case .showSolution(let id): showSolution(id)
        case .showList: showList()
        case .showProgress: showProgress()
        case .openLesson(let name): await openLesson(name)
        case .leave: leaves = true
        }
    }

    /// Shows a screen below what is there; two blank lines that meet become one.
    func show(_ lines: [StyledLine]) {
        let lines = endsBlank ? Array(lines.drop(while: \.isBlank)) : lines
        guard let last = lines.last else { return }
        console.show(lines)
        endsBlank = last.isBlank
    }

    private func record(_ change: ProgressChange) {
        let moment = desk.now()
        save { change.apply(to: &$0, at: moment) }
    }

    /// Counts time for the lesson, and for the exercise that is under way.
    private func note(time seconds: Int) {
        guard seconds > 0 else { return }
        let lesson = session.lesson.number
        let exercise = session.exerciseUnderWay
        save { $0.recordTime(seconds, inLesson: lesson, on: exercise) }
    }

    private func save(_ change: @escaping @Sendable (inout Progress) -> Void) {
        guard let problem = desk.keeper.record(change) else {
            saidSaveProblem = false
            return
        }
        // Once is enough; the keeper tries again with every change.
        guard !saidSaveProblem else { return }
        saidSaveProblem = true
        say(problem.message, problem.help)
        say("Going on; what you do is kept in memory until it can be saved.", nil)
    }

    /// A message from the machine, and what to do about it.
    func say(_ message: String, _ help: String?) {
        var screen = ScreenBuilder(console.profile())
        screen.marked(.bad, [.plain(message)])
        if let help {
            for line in help.split(separator: "\n") {
                screen.text([.plain(String(line))], indent: 6)
            }
        }
        screen.blank()
        show(screen.lines)
    }

    /// Says good-bye in a line, with how to come back.
    private func farewell() {
        var screen = ScreenBuilder(console.profile())
        let saved = desk.keeper.hasUnsavedChanges ? "Not everything could be saved." : "Saved."
        screen.text([.plain("\(saved) "), .code("streamtutor"), .plain(" goes on from here.")])
        show(screen.lines)
    }

    private func openLesson(_ name: String) async {
        do {
            let (course, lesson) = try desk.openLesson(name)
            if watching != nil { await stopWatching() }
            session = Session(
                course: course,
                lesson: lesson,
                progress: desk.keeper.progress,
                profile: console.profile(),
                workspaceName: desk.workspaceName,
                seed: session.seed
            )
            await perform(session.begin())
        } catch {
            let report = desk.describe(error)
            say(report.message, report.help)
        }
    }
}

/// How long a student was at it: pauses count up to five minutes.
struct ActivityTimer {
    private var last: Moment
    /// A longer pause is one in which the student did something else.
    static let longestPause = 300

    init(now: Moment) { last = now }

    /// Seconds since the last call.
    mutating func tick(_ now: Moment) -> Int {
        let passed = now.secondsSince1970 - last.secondsSince1970
        last = now
        return min(max(0, passed), Self.longestPause)
    }
}
