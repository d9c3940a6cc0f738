import ExerciseSupport

/// Follows the steps in the life of one response.
struct ResponseLifecycle {
    /// The last step that the response has taken; nil before the first.
    private(set) var step: ResponseStep?

    /// Takes the next event of the response.
    mutating func take(_ event: ResponseEvent) throws {
        switch event {
        case .step(let new, let response):
            // TODO: a response that was created is in_progress at once. Where does that come from?
            step = ResponseStep(rawValue: response.status) ?? new
            // TODO: which steps may follow which? The gateway sent completed behind failed.
            if new == .queued && step == .completed {
                throw LifecycleError.illegalTransition(from: step, to: new)
            }
        default:
            // TODO: output may not come at any time. What else ends up here?
            break
        }
    }
}
