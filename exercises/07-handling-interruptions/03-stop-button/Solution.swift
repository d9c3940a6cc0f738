import ExerciseSupport

/// One conversation's latest answer, from the question to the last word, whoever has it.
struct ChatTurn {
    private(set) var state = TurnState.idle
    /// The number of the latest request; 0 before the first.
    private var request = 0

    /// Takes what happened, and says what to do.
    mutating func handle(_ input: TurnInput) -> [TurnCommand] {
        switch input {
        case .start:
            let old: [TurnCommand] = text == nil ? [] : [.cancel(request)]
            request += 1
            state = .waiting
            return old + [.open(request)]
        case .stop:
            guard let text else { return [] }
            state = .stopped(text)
            return [.cancel(request)]
        case .delta(let piece, let number):
            guard number == request, let text, !piece.isEmpty else { return [] }
            state = .writing(text + piece)
        case .end(let number):
            guard number == request, let text else { return [] }
            state = .complete(text)
        case .failure(let reason, let number):
            guard number == request, let text else { return [] }
            state = .failed(text, reason: reason)
        }
        return []
    }

    /// What has come of the answer that is on its way; nil where none is.
    private var text: String? {
        switch state {
        case .waiting: ""
        case .writing(let text): text
        case .idle, .complete, .stopped, .failed: nil
        }
    }
}
