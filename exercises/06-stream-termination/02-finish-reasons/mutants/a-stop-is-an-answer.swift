// caught by: refusal, everyCombination — a refusal has a reason of its own
import ExerciseSupport

/// Says what a client does when a choice is over.
/// - Parameters:
///   - reason: Why it is over, `.incomplete` where the stream stopped without a reason.
///   - partial: The message, as far as it has come.
func nextStep(for reason: FinishReason, partial: AssistantMessage) -> NextStep {
    let hasText = partial.content?.isEmpty == false || partial.refusal?.isEmpty == false
    switch reason {
    case .stop:
        // A call that was asked for by name ends with stop, so the message decides.
        if !partial.toolCalls.isEmpty { return .run(partial.toolCalls) }
        return .show
    case .toolCalls, .functionCall:
        return partial.toolCalls.isEmpty ? .report("\(reason)") : .run(partial.toolCalls)
    case .length:
        return hasText ? .offerToGoOn : .raiseLimit
    case .contentFilter:
        return .noteFilter
    case .incomplete:
        return hasText ? .offerToAskAgain : .askAgain
    case .other(let name):
        return .report(name)
    }
}
