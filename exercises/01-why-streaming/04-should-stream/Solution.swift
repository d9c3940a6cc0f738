import ExerciseSupport

/// Decides whether an answer should stream, and says why.
func decide(_ request: RequestProfile) -> Decision {
    let total = expectedTotal(of: request)
    if request.isHeldBack { return .whole(.heldBack) }
    if let limit = request.idleLimit, total > limit { return .stream(.silenceIsCut) }
    if request.isCheckedWhole { return .whole(.checkedWhole) }
    if request.reader == .program(usesParts: false) { return .whole(.programNeedsAll) }
    if total <= .seconds(1) { return .whole(.soonComplete) }
    return .stream(request.reader == .person ? .somebodyReads : .partsAreUsed)
}

/// How long the whole answer takes: the wait for the first token, and the tokens behind it.
private func expectedTotal(of request: RequestProfile) -> Duration {
    let writing = Double(request.laterTokens) / request.tokensPerSecond
    return request.timeToFirstToken + .seconds(writing)
}
