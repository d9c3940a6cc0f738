import ExerciseSupport

/// Follows the steps in the life of one response.
struct ResponseLifecycle {
    /// The last step that the response has taken; nil before the first.
    private(set) var step: ResponseStep?

    /// Takes the next event of the response.
    mutating func take(_ event: ResponseEvent) throws {
        switch event {
        case .step(let next, _):
            guard following.contains(next) else {
                throw LifecycleError.illegalTransition(from: step, to: next)
            }
            step = next
        case .itemAdded, .itemDone, .partAdded, .partDone, .textDelta, .textDone, .refusalDelta,
            .refusalDone:
            guard step == .inProgress else {
                throw LifecycleError.outputOutside(step: step, type: event.type)
            }
        case .error, .unknown:
            break
        }
    }

    /// The steps that may be taken now.
    private var following: [ResponseStep] {
        switch step {
        case nil: [.created]
        case .created: [.queued, .inProgress, .failed]
        case .queued: [.inProgress, .failed]
        case .inProgress: [.completed, .incomplete, .failed]
        case .completed, .incomplete, .failed: []
        }
    }
}
