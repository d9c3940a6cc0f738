import CourseModel
package import ExerciseChecking
import ProgressStorage
import Terminal

extension Player {
    /// Checks the student's file and waits for the verdict; Ctrl-C stops the check.
    func check(_ id: ExerciseID) async {
        guard let exercise = session.course.exercise(id) else { return }
        do {
            let request = try desk.request(for: exercise, in: session.course)
            let announcer = CheckAnnouncer(id: id, profile: console.profile(), write: console.write)
            announcer.begin()
            let checker = desk.checker
            let task = Task { () -> Result<CheckResult, CheckingError> in
                do throws(CheckingError) {
                    return .success(
                        try await checker.check(request) { announcer.phase($0) }
                    )
                } catch {
                    return .failure(error)
                }
            }
            let result = try await stoppable(task).get()
            announcer.end(result)
            await handle(.checked(id, result))
        } catch let error as CheckingError where error == .cancelled {
            console.write("\n")
            say("The check was stopped.", nil)
            await handle(.checkAbandoned(id))
        } catch {
            console.write("\n")
            let report = desk.describe(error)
            say(report.message, report.help)
            await handle(.checkAbandoned(id))
        }
    }

    /// Waits for a task that Ctrl-C cancels.
    func stoppable<Value: Sendable>(_ task: Task<Value, Never>) async -> Value {
        let subscription = InterruptSource.shared.subscribe(to: [.interrupt]) { _ in task.cancel() }
        defer { subscription.cancel() }
        return await task.value
    }

    func watch(_ id: ExerciseID) async {
        guard let exercise = session.course.exercise(id) else { return }
        if watching != nil { await stopWatching() }
        let request: CheckRequest
        do {
            request = try desk.request(for: exercise, in: session.course)
        } catch {
            let report = desk.describe(error)
            say(report.message, report.help)
            return
        }
        let (console, mailbox, checker) = (console, mailbox, desk.checker)
        var screen = ScreenBuilder(console.profile())
        screen.text([
            .plain("Watching "), .code(exercise.studentFileName),
            .plain(": every save is checked. "), .code("watch off"), .plain(" ends it."),
        ])
        screen.blank()
        show(screen.lines)
        let watcher = FileWatcher(path: request.studentFile)
        watching = Task {
            await CheckOnSave(request: request, watcher: watcher, checker: checker).run(
                onStart: {
                    console.reader.printAbove(
                        ScreenBuilder.line("  saved; checking \(id) ...", console.profile())
                    )
                },
                onEnd: { result, milliseconds in
                    switch result {
                    case .success(let result):
                        mailbox.put(.result(id, result, milliseconds: milliseconds))
                    case .failure(let error): mailbox.put(.problem(id, error))
                    }
                    console.reader.wake()
                }
            )
        }
    }

    func stopWatching() async {
        watching?.cancel()
        await watching?.value
        watching = nil
    }

    /// Shows what came of watched saves.
    func deliverMail() async {
        for letter in mailbox.takeAll() {
            switch letter {
            case .result(let id, let result, _): await handle(.checked(id, result))
            case .problem(_, let error):
                let report = desk.describe(error)
                say(report.message, report.help)
            }
        }
    }
}

/// Checks a file at each save; a newer save stops the check that is under way.
package struct CheckOnSave: Sendable {
    let request: CheckRequest
    let watcher: FileWatcher
    let checker: ExerciseChecker

    package init(request: CheckRequest, watcher: FileWatcher, checker: ExerciseChecker) {
        self.request = request
        self.watcher = watcher
        self.checker = checker
    }

    /// Runs until the task is cancelled.
    /// - Parameters:
    ///   - first: Whether the file is checked once before the first save.
    ///   - onEnd: Gets the verdict and how long it took, in milliseconds.
    package func run(
        checkingFirst first: Bool = false,
        onStart: @escaping @Sendable () -> Void,
        onEnd: @escaping @Sendable (Result<CheckResult, CheckingError>, Int) -> Void
    ) async {
        var running: Task<Void, Never>?
        func start() {
            onStart()
            running = Task { [request, checker] in
                let begin = ContinuousClock.now
                do throws(CheckingError) {
                    let result = try await checker.check(request) { _ in }
                    onEnd(.success(result), begin.duration(to: .now).wholeMilliseconds)
                } catch {
                    // A newer save has taken over, or the watch ended.
                    if error != .cancelled { onEnd(.failure(error), 0) }
                }
            }
        }
        if first { start() }
        for await _ in watcher.saves() {
            running?.cancel()
            await running?.value
            start()
        }
        running?.cancel()
        await running?.value
    }
}

extension Duration {
    package var wholeMilliseconds: Int {
        Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000)
    }
}
