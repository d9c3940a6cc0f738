import CourseModel
import ExerciseChecking
import LessonRunner
import ProgressStorage
import Terminal
import TestSupport

/// Plays a session without a terminal, a disk or a compiler, and keeps what the student would see.
struct Rehearsal {
    private(set) var session: Session
    private(set) var transcript = ""
    /// What the session asked for besides screens.
    private(set) var effects: [SessionEffect] = []
    private(set) var progress = Progress()
    private(set) var hasLeft = false
    private var moment = Moment(secondsSince1970: 1_767_225_600)

    init(
        course: Course,
        lesson: Lesson,
        progress: Progress = Progress(),
        width: Int = 80,
        height: Int = 24
    ) {
        self.progress = progress
        session = Session(
            course: course,
            lesson: lesson,
            progress: progress,
            profile: .fixed(width: width, height: height),
            workspaceName: "~/streamtutor",
            seed: 7
        )
    }

    /// The course of this repository.
    static func ownCourse() throws -> Course {
        try CourseLoader.load(repositoryRoot(), known: .builtIn)
    }

    static func lessonFour(width: Int = 80, height: Int = 24) throws -> Rehearsal {
        try lesson(4, width: width, height: height)
    }

    static func lesson(_ number: Int, width: Int = 80, height: Int = 24) throws -> Rehearsal {
        let course = try ownCourse()
        return Rehearsal(
            course: course,
            lesson: course.lesson(number)!,
            width: width,
            height: height
        )
    }

    mutating func begin() { take(session.begin()) }

    /// Types a line, and returns what it showed.
    @discardableResult
    mutating func type(_ line: String) -> String {
        let before = transcript.count
        transcript += session.prompt + line + "\n"
        take(session.handle(.line(line)))
        return String(transcript.dropFirst(before))
    }

    mutating func give(_ input: SessionInput) { take(session.handle(input)) }

    private mutating func take(_ effects: [SessionEffect]) {
        for effect in effects {
            switch effect {
            case .show(let lines):
                transcript += lines.rendered(for: session.profile)
            case .record(let change):
                moment.secondsSince1970 += 1
                change.apply(to: &progress, at: moment)
            case .leave:
                hasLeft = true
                self.effects.append(effect)
            default:
                self.effects.append(effect)
            }
        }
    }

    /// The last effect besides screens and records, as a word.
    var lastEffect: String? { effects.last.map { "\($0)" } }
}

extension CheckResult {
    /// A result in which the tests up to `failing` pass and that one fails.
    static func made(for exercise: Exercise, failing: Int?) -> CheckResult {
        let tests = exercise.tests.enumerated().map { index, test in
            TestResult(
                id: test.id,
                name: test.id,
                outcome: failing.map { index < $0 } ?? true ? .passed : .failed,
                points: test.points,
                explanation: test.explanation,
                input: index == failing ? "data: one␍|␊data: two␍␊␍␊" : nil,
                expected: index == failing ? "[message \"one\\ntwo\"]" : nil,
                actual: index == failing ? "[message \"one\"] [message \"two\"]" : nil,
                line: index == failing ? 41 : nil
            )
        }
        return CheckResult(
            exercise: exercise.id,
            outcome: failing == nil ? .passed : .failed,
            durations: Durations(total: 160),
            tests: tests
        )
    }
}
