// caught by: backOff, randomWaits — no wait is longer than the limit
import ExerciseSupport

func next(after outcome: ConnectionOutcome, state: ReconnectState) -> ConnectionAction {
    switch outcome {
    case .response(let status, let contentType):
        return status == 200 && isEventStream(contentType) ? .open : .fail
    case .closedByProgram: return .fail
    case .networkError:
        if state.method == .post { return .fail }
        var delay = state.retry
        for _ in 0..<state.failures where delay < .seconds(30) { delay *= 2 }
        delay = min(delay, .seconds(30))
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
