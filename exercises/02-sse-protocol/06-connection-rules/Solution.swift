import ExerciseSupport

/// What a client does after this outcome (HTML standard, section 9.2.3, and a back-off).
func next(after outcome: ConnectionOutcome, state: ReconnectState) -> ConnectionAction {
    switch outcome {
    case .response(200, let type?) where isEventStream(type): .open
    case .response, .closedByProgram: .fail
    case .networkError: again(after: delay(state), state)
    case .bodyEnded: again(after: state.retry, state)
    }
}

private func again(after delay: Duration, _ state: ReconnectState) -> ConnectionAction {
    if state.method == .post { return .fail }
    let id = state.lastEventID
    return .reconnect(after: delay, lastEventID: id.isEmpty ? nil : id)
}

/// The reconnection time, doubled for each failure before this one.
private func delay(_ state: ReconnectState) -> Duration {
    let limit = max(state.retry, ReconnectState.longestDelay)
    var delay = state.retry
    for _ in 0..<state.failures { delay = min(delay * 2, limit) }
    return delay
}

/// Whether a content type is that of an event stream, whatever its parameters are.
private func isEventStream(_ contentType: String) -> Bool {
    let type = contentType.prefix { $0 != ";" }
    return type.filter { $0 != " " && $0 != "\t" }.lowercased() == "text/event-stream"
}
