import ExerciseSupport

/// Says what a client does when a choice is over.
/// - Parameters:
///   - reason: Why it is over, `.incomplete` where the stream stopped without a reason.
///   - partial: The message, as far as it has come.
func nextStep(for reason: FinishReason, partial: AssistantMessage) -> NextStep {
    switch reason {
    case .stop:
        // TODO: a model that declines says stop as well. And a message may have more than text.
        return .show
    case .toolCalls:
        // TODO: one call is run. Which others may there be, and can there be none?
        return .run(Array(partial.toolCalls.prefix(1)))
    case .length:
        // TODO: is there anything to go on from?
        return .offerToGoOn
    default:
        // TODO: the other reasons. What does the message say, and what would be lost here?
        return .askAgain
    }
}
