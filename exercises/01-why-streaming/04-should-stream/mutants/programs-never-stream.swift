// caught by: silenceIsCut, soonComplete, partsAreUsed, everyCombination — a program has no eyes and waits for nothing
import ExerciseSupport

func decide(_ request: RequestProfile) -> Decision {
    let total =
        request.timeToFirstToken + .seconds(Double(request.laterTokens) / request.tokensPerSecond)
    if request.isHeldBack { return .whole(.heldBack) }
    if request.reader != .person { return .whole(.programNeedsAll) }
    if let limit = request.idleLimit, total > limit { return .stream(.silenceIsCut) }
    if request.isCheckedWhole { return .whole(.checkedWhole) }
    if total <= .seconds(1) { return .whole(.soonComplete) }
    return .stream(request.reader == .person ? .somebodyReads : .partsAreUsed)
}
