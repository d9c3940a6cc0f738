package import CourseModel
package import ExerciseChecking
package import Terminal

/// What comes into a session.
package enum SessionInput: Sendable {
    /// A line that the student typed, without its line ending.
    case line(String)
    /// A check ended.
    case checked(ExerciseID, CheckResult)
    /// A check could not be made; the player has said why.
    case checkAbandoned(ExerciseID)
    /// A demo ran to its end or was left.
    case demoEnded(DemoCall)
    /// The terminal has another size.
    case resized(TerminalProfile)
}

/// What a session wants to have done; the player does it, in this order.
package enum SessionEffect: Sendable {
    case show([StyledLine])
    case record(ProgressChange)
    case check(ExerciseID)
    case watch(ExerciseID)
    case stopWatching
    case runDemo(DemoCall)
    case edit(ExerciseID)
    case reset(ExerciseID)
    case showDifference(ExerciseID)
    case showSolution(ExerciseID)
    case showList
    case showProgress
    /// Another lesson, as the student named it.
    case openLesson(String)
    case leave
}
