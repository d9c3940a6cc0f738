/// When an exercise's solution may be shown.
package enum SolutionPolicy {
    /// Failed checks after which a student may ask for it without having passed.
    package static let failuresNeeded = 3

    package enum Verdict: Hashable, Sendable {
        /// Show it, and note this reason.
        case show(SolutionShown.Reason)
        /// Ask whether they want to see it before they have solved it; show it on a yes, and note
        /// `afterFailures` with the time.
        case confirm
        /// Not yet: after this many more failed checks.
        case notYet(moreTries: Int)
    }

    package static func verdict(for progress: ExerciseProgress) -> Verdict {
        if progress.isPassed { return .show(.afterPassing) }
        // What was confirmed once need not be confirmed again.
        if let shown = progress.solutionShown { return .show(shown.reason) }
        let more = failuresNeeded - progress.failedInRow
        return more > 0 ? .notYet(moreTries: more) : .confirm
    }
}
