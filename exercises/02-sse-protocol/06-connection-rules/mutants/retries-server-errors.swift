// caught by: wrongStatus, everyStatus — a server that is busy will be back
import ExerciseSupport

func next(after outcome: ConnectionOutcome, state: ReconnectState) -> ConnectionAction {
    switch outcome {
    case .response(let status, let contentType):
        if status == 200 && isEventStream(contentType) { return .open }
        if state.method == .post || (status < 500 && status != 429) { return .fail }
        return .reconnect(
            after: state.retry,
            lastEventID: state.lastEventID.isEmpty ? nil : state.lastEventID
        )
    case .closedByProgram: return .fail
    case .networkError:
        if state.method == .post { return .fail }
        var delay = state.retry
        for _ in 0..<state.failures where delay < .seconds(30) {
            delay = min(delay * 2, .seconds(30))
        }
        return .reconnect(
            after: delay,
            lastEventID: state.lastEventID.isEmpty ? nil : state.lastEventID
        )
    case .bodyEnded:
        if state.method == .post { return .fail }
        return .reconnect(
            after: state.retry,
            lastEventID: state.lastEventID.isEmpty ? nil : state.lastEventID
        )
    }
}

private func isEventStream(_ contentType: String?) -> Bool {
    guard let contentType else { return false }
    let type = contentType.prefix { $0 != ";" }.filter { $0 != " " }
    return type.lowercased() == "text/event-stream"
}
