import ExerciseSupport

/// Says how fast an answer was for the one who waited for it.
func measure(_ arrivals: [Arrival]) throws -> StreamMetrics {
    // TODO: what if time runs backwards between two arrivals?
    guard let first = arrivals.first, let last = arrivals.last else {
        return StreamMetrics(
            timeToFirstToken: nil,
            total: .zero,
            tokensPerSecond: nil,
            longestGap: nil
        )
    }
    let tokens = arrivals.reduce(0) { $0 + $1.tokens }
    return StreamMetrics(
        // TODO: the first arrival may have no text in it.
        timeToFirstToken: first.at,
        total: last.at,
        // TODO: this counts the wait for the first token as writing time. Which tokens came in
        // which time, and when is there no such time?
        tokensPerSecond: Double(tokens) / (last.at / .seconds(1)),
        // TODO: where did the text pause?
        longestGap: nil
    )
}
