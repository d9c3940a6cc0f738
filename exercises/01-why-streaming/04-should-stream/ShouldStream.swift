import ExerciseSupport

/// Decides whether an answer should stream, and says why.
func decide(_ request: RequestProfile) -> Decision {
    // TODO: how long does the whole answer take?
    if request.laterTokens < 50 { return .whole(.soonComplete) }
    // TODO: these two are right, but what has to be asked before them, and what between them?
    switch request.reader {
    case .person: return .stream(.somebodyReads)
    case .program: return .whole(.programNeedsAll)
    }
}
