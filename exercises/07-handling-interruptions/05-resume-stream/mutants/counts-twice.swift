// caught by: twice, everyOverlap, within, repeats — the server begins where it was asked to
import ExerciseSupport

/// How many connections in a row may bring nothing new.
let mostFailures = 3

/// Follows an answer to its last event, over as many connections as that takes.
/// - Parameter deliver: Takes each event, once and in order.
func follow(
    _ answer: some ResumableAnswer,
    deliver: (AnswerEvent) -> Void
) async throws {
    var next = 0
    var failures = 0
    while true {
        let first = next
        do {
            let last = next == 0 ? nil : next - 1
            for try await event in try await answer.open(startingAfter: last) {
                guard event.number <= next else {
                    throw ResumeGap(expected: next, got: event.number)
                }
                next = event.number + 1
                deliver(event)
                if event.isLast { return }
            }
            throw AnswerCutShort()
        } catch  where error is ConnectionLost || error is AnswerCutShort {
            failures = next == first ? failures + 1 : 0
            if failures == mostFailures { throw error }
        }
    }
}
