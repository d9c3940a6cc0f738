// caught by: soonComplete, borders, firstTokenCounts — short is a number of tokens
import ExerciseSupport

func decide(_ request: RequestProfile) -> Decision {
    let total =
        request.timeToFirstToken + .seconds(Double(request.laterTokens) / request.tokensPerSecond)
    if request.isHeldBack { return .whole(.heldBack) }
    if let limit = request.idleLimit, total > limit { return .stream(.silenceIsCut) }
    if request.isCheckedWhole { return .whole(.checkedWhole) }
    if request.reader == .program(usesParts: false) { return .whole(.programNeedsAll) }
    if request.laterTokens <= 25 { return .whole(.soonComplete) }
    return .stream(request.reader == .person ? .somebodyReads : .partsAreUsed)
}
