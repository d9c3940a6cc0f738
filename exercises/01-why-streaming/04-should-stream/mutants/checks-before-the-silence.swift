// caught by: silenceIsCut, everyCombination — what must be checked can never stream
import ExerciseSupport

func decide(_ request: RequestProfile) -> Decision {
    let total =
        request.timeToFirstToken + .seconds(Double(request.laterTokens) / request.tokensPerSecond)
    if request.isHeldBack { return .whole(.heldBack) }
    if request.isCheckedWhole { return .whole(.checkedWhole) }
    if let limit = request.idleLimit, total > limit { return .stream(.silenceIsCut) }
    if request.reader == .program(usesParts: false) { return .whole(.programNeedsAll) }
    if total <= .seconds(1) { return .whole(.soonComplete) }
    return .stream(request.reader == .person ? .somebodyReads : .partsAreUsed)
}
