package import CourseModel
import ExerciseChecking
package import ProgressStorage
package import Terminal

/// A student's way through one lesson, as a state machine: lines and results come in, effects go
/// out, and nothing else happens.
///
/// The player performs the effects. A test plays a whole lesson by calling `handle` in a loop.
package struct Session: Sendable {
    package let course: Course
    package private(set) var lesson: Lesson
    /// What was done before and in this session; the player keeps the disk in step with it.
    package internal(set) var progress: Progress
    package internal(set) var profile: TerminalProfile
    /// How the student's folder is called on screens, such as `~/streamtutor`.
    let workspaceName: String
    let seed: UInt64

    let stops: [Stop]
    var cursor = Cursor(stop: 0, block: 0)
    var question: QuestionState?
    /// What a yes or a no decides.
    var confirmation: Confirmation?
    /// A demo that Enter starts.
    var offeredDemo: DemoCall?
    /// The exercise that `check`, `hint` and the like mean.
    var currentExercise: ExerciseID?
    var lastResults: [ExerciseID: CheckResult] = [:]
    var isWatching = false

    enum Confirmation: Sendable {
        case solution(ExerciseID)
    }

    /// - Parameters:
    ///   - lesson: One of the course's lessons.
    ///   - workspaceName: How the student's folder is called on screens.
    ///   - seed: Decides the order of quiz choices.
    package init(
        course: Course,
        lesson: Lesson,
        progress: Progress,
        profile: TerminalProfile,
        workspaceName: String,
        seed: UInt64
    ) {
        self.course = course
        self.lesson = lesson
        self.progress = progress
        self.profile = profile
        self.workspaceName = workspaceName
        self.seed = seed
        stops = lesson.stops
    }

    /// What is typed behind: `4.2 > `, and `4.2 ? ` where an answer is waited for.
    package var prompt: String {
        let section = lesson.section(at: stops[cursor.stop])?.number
        let place = section.map { "\(lesson.number).\($0)" } ?? "\(lesson.number)"
        if confirmation != nil { return "yes or no ? " }
        return place + (question == nil ? " > " : " ? ")
    }

    /// Opens the lesson: its title page, and where the student stopped before.
    package mutating func begin() -> [SessionEffect] {
        var effects: [SessionEffect] = [.show(openingScreen())]
        let kept = progress.lessons[lesson.number]?.position
        if let kept, progress.lessons[lesson.number]?.finishedAt == nil {
            let stop = lesson.stop(forPosition: kept)
            if stop > 0 {
                effects += [.show(resumeScreen(at: stop))]
                // Enter shows the step that was under way, from its start.
                cursor = Cursor(stop: stop - 1, block: .max)
                focusExercise(at: stop)
            }
        }
        effects += note(.position(lesson: lesson.number, kept ?? "opening"))
        return effects
    }

    /// Takes one input.
    package mutating func handle(_ input: SessionInput) -> [SessionEffect] {
        switch input {
        case .line(let line): return handle(line: line)
        case .checked(let id, let result): return handle(result, of: id)
        case .checkAbandoned: return []
        case .demoEnded(let call): return demoEnded(call)
        case .resized(let profile):
            self.profile = profile
            return []
        }
    }

    private mutating func handle(line: String) -> [SessionEffect] {
        if let confirmation { return decide(confirmation, line) }
        if let question {
            if line.allSatisfy(\.isWhitespace) { return [.show(remindOf(question))] }
            if let command = SessionCommand.readAtQuestion(line) {
                return perform(command)
            }
            return answer(line, to: question)
        }
        switch SessionCommand.read(line) {
        case .command(let command): return perform(command)
        case .misused(let message): return [.show(messageScreen(.bad, message))]
        case .unknown(let typed, let suggestions):
            return [.show(unknownCommandScreen(typed, suggestions))]
        }
    }

    private mutating func perform(_ command: SessionCommand) -> [SessionEffect] {
        switch command {
        case .next: return next()
        case .back: return back()
        case .goto(let place): return goTo(place)
        case .lesson(let name): return [.openLesson(name)]
        case .list: return [.showList]
        case .progress: return [.showProgress]
        case .demo(let call): return runDemo(call)
        case .exercise(let name): return showExercise(name)
        case .check: return withExercise { [.check($0)] }
        case .watch(true): return startWatching()
        case .watch(false): return stopWatching()
        case .hint: return hint()
        case .diff: return withExercise { [.showDifference($0)] }
        case .reset: return withExercise { [.reset($0)] }
        case .solution: return solution()
        case .edit: return withExercise { [.edit($0)] }
        case .skip: return skip()
        case .help(let name): return [.show(helpScreen(name))]
        case .quit: return [.leave]
        case .yes, .no:
            return [.show(messageScreen(.hint, "There is nothing to say yes or no to."))]
        }
    }

    /// Applies a change here and asks for it to be kept.
    mutating func note(_ change: ProgressChange) -> [SessionEffect] {
        // The moment does not matter here: what is shown comes from counts, and the stored one
        // is stamped by the player.
        change.apply(to: &progress, at: Moment(secondsSince1970: 0))
        return [.record(change)]
    }

    /// Runs `body` for the exercise that is meant, or says that there is none yet.
    func withExercise(_ body: (ExerciseID) -> [SessionEffect]) -> [SessionEffect] {
        guard let id = currentExercise ?? firstExercise else {
            return [.show(messageScreen(.hint, "This lesson has no exercise."))]
        }
        guard currentExercise != nil else {
            let text =
                "You have not come to an exercise yet. The first one is \(id): type "
                + "goto \(id), or go on reading."
            return [.show(messageScreen(.hint, text))]
        }
        return body(id)
    }

    /// Whether the last stop was reached.
    package var isAtEnd: Bool { stops[cursor.stop] == .closing }

    /// The step that waits for the student to do something, with a number that tells it from
    /// others; nil while there is text to read.
    package var stepThatWaits: (number: Int, step: StepContent)? {
        guard let content = lesson.step(at: stops[cursor.stop])?.content else { return nil }
        switch content {
        case .prose: return nil
        case .exercise: return cursor.block < blocksHere().count ? nil : (cursor.stop, content)
        case .predict, .quiz, .demo: return (cursor.stop, content)
        }
    }

    /// The exercise that the student is at, for counting time.
    package var exerciseUnderWay: ExerciseID? {
        exercise(at: stops[cursor.stop]) == currentExercise ? currentExercise : nil
    }

    private var firstExercise: ExerciseID? {
        for stop in stops {
            if case .exercise(let id) = lesson.step(at: stop)?.content { return id }
        }
        return nil
    }
}
