import ExerciseSupport

/// How many connections in a row may bring nothing new.
let mostFailures = 3

/// Follows an answer to its last event, over as many connections as that takes.
/// - Parameter deliver: Takes each event, once and in order.
func follow(
    _ answer: some ResumableAnswer,
    deliver: (AnswerEvent) -> Void
) async throws {
    var count = 0
    do {
        for try await event in try await answer.open(startingAfter: nil) {
            count += 1
            deliver(event)
        }
    } catch is ConnectionLost {
        // TODO: is the number of events what the server wants to know? And what if this connection
        // breaks as well?
        for try await event in try await answer.open(startingAfter: count) {
            // TODO: did this one come before? Is one missing before it?
            deliver(event)
        }
    }
    // TODO: how do you know that the answer is complete?
}
