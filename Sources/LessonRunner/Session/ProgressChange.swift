package import CourseModel
package import ProgressStorage

/// One thing that a session notes down, as a value: the session itself touches no disk.
package enum ProgressChange: Hashable, Sendable {
    case answered(StepKey, right: Bool)
    case answerShown(StepKey)
    case checked(ExerciseID, CheckRecord)
    case hintShown(ExerciseID, tier: Int)
    case solutionShown(ExerciseID, SolutionShown.Reason)
    case position(lesson: Int, String)
    case finished(lesson: Int)

    package func apply(to progress: inout Progress, at moment: Moment) {
        switch self {
        case .answered(let key, let right):
            progress.recordAnswer(to: key, right: right, at: moment)
        case .answerShown(let key):
            progress.recordShownAnswer(of: key)
        case .checked(let id, let check):
            progress.record(check, of: id, at: moment)
        case .hintShown(let id, let tier):
            progress.recordHint(tier, of: id)
        case .solutionShown(let id, let reason):
            progress.recordSolution(of: id, reason: reason, at: moment)
        case .position(let lesson, let position):
            progress.recordPosition(position, inLesson: lesson, at: moment)
        case .finished(let lesson):
            progress.recordFinished(lesson: lesson, at: moment)
        }
    }
}
