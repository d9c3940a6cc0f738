import ExerciseSupport

/// One conversation's latest answer, from the question to the last word, whoever has it.
struct ChatTurn {
    private(set) var state = TurnState.idle
    /// The number of the latest request; 0 before the first.
    private var request = 0
    private var isStopped = false

    /// Takes what happened, and says what to do.
    mutating func handle(_ input: TurnInput) -> [TurnCommand] {
        switch input {
        case .start:
            // TODO: is there a request on its way already?
            request += 1
            isStopped = false
            state = .waiting
            return [.open(request)]
        case .stop:
            // TODO: what had come so far? And what if there is nothing to stop?
            isStopped = true
            state = .stopped("")
            return [.cancel(request)]
        case .delta(let piece, _):
            // TODO: a flag that start sets back does not know whose delta this is.
            if isStopped { return [] }
            if case .writing(let text) = state {
                state = .writing(text + piece)
            } else {
                state = .writing(piece)
            }
        case .end:
            // TODO: the answer is complete. Is it this one?
            break
        case .failure(let reason, _):
            // TODO: what had come is still worth something. And whose failure is it?
            state = .failed("", reason: reason)
        }
        return []
    }
}
