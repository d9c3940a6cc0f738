import ExerciseSupport

/// What a client does after this outcome.
func next(after outcome: ConnectionOutcome, state: ReconnectState) -> ConnectionAction {
    switch outcome {
    case .response(let status, let contentType):
        // TODO: servers write more into this header than its type.
        if status == 200 && contentType == "text/event-stream" { return .open }
        // TODO: does trying again help here?
        return .reconnect(after: .seconds(1), lastEventID: nil)
    case .networkError, .bodyEnded:
        // TODO: how long, and what does the server have to know?
        // TODO: may every request be sent again?
        return .reconnect(after: .seconds(1), lastEventID: nil)
    case .closedByProgram:
        return .fail
    }
}
