package import CourseModel

/// What one student has done in a course.
///
/// A pure value: `ProgressStore` reads and writes it. Keys that this version does not know stay as
/// they were read, so that an older streamtutor does not undo what a newer one noted.
package struct Progress: Hashable, Sendable {
    /// The format that is written, and the newest that is read.
    package static let format = 1

    /// By lesson number.
    package var lessons: [Int: LessonProgress] = [:]
    /// Predictions and quizzes.
    package var answers: [StepKey: AnswerProgress] = [:]
    package var exercises: [ExerciseID: ExerciseProgress] = [:]
    /// The lesson that `streamtutor` without a command goes on with.
    package var lastLesson: Int?
    /// What was read and not understood, by the path of its place.
    var unknown = UnknownMembers()

    package init() {}
}

/// The name of a prediction or a quiz in the whole course, `04#per-chunk`.
package struct StepKey: Hashable, Comparable, Sendable, CustomStringConvertible {
    package var lesson: Int
    /// The step's id, unique in its lesson.
    package var id: String

    package init(lesson: Int, id: String) {
        self.lesson = lesson
        self.id = id
    }

    /// Reads `04#per-chunk`; nil where the text has another shape.
    package init?(_ text: String) {
        let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 2, parts[0].first != "+",
            let lesson = Int(parts[0]),
            (1...99).contains(lesson), !parts[1].isEmpty
        else { return nil }
        self.init(lesson: lesson, id: String(parts[1]))
    }

    package var description: String { twoDigits(lesson) + "#" + id }

    package static func < (left: Self, right: Self) -> Bool {
        (left.lesson, left.id) < (right.lesson, right.id)
    }
}

/// How far a student is in one lesson.
package struct LessonProgress: Hashable, Sendable {
    /// Where they stopped: a key that the lesson's session chose, stable over small edits of the
    /// lesson; nil at the start.
    package var position: String?
    package var startedAt: Moment?
    /// When the last step was done for the first time.
    package var finishedAt: Moment?
    /// Seconds spent in it, the exercises included.
    package var seconds = 0

    package init() {}
}

/// What a student answered to one prediction or quiz.
package struct AnswerProgress: Hashable, Sendable {
    /// Answers given, the right one included.
    package var attempts = 0
    /// Whether the first answer was right; nil before there was one.
    package var firstWasRight: Bool?
    /// When it was answered right for the first time.
    package var rightAt: Moment?
    /// Whether the answer was shown before it was found.
    package var shown = false

    package init() {}

    /// Whether there is nothing left to answer: it was found or shown.
    package var isDone: Bool { rightAt != nil || shown }
}

/// `4` as `04`.
func twoDigits(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
