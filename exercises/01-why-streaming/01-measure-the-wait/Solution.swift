import ExerciseSupport

/// Says how fast an answer was for the one who waited for it.
func measure(_ arrivals: [Arrival]) throws -> StreamMetrics {
    for (index, (earlier, later)) in zip(arrivals, arrivals.dropFirst()).enumerated()
    where later.at < earlier.at {
        throw ArrivalsOutOfOrder(index: index + 1)
    }
    let text = arrivals.filter { $0.tokens > 0 }
    return StreamMetrics(
        timeToFirstToken: text.first?.at,
        total: arrivals.last?.at ?? .zero,
        tokensPerSecond: rate(of: text),
        longestGap: longestGap(in: text)
    )
}

/// Tokens a second behind the first arrival, whose own tokens took the time before it.
private func rate(of text: [Arrival]) -> Double? {
    guard let first = text.first, let last = text.last, last.at > first.at else { return nil }
    let tokens = text.dropFirst().reduce(0) { $0 + $1.tokens }
    return Double(tokens) / ((last.at - first.at) / .seconds(1))
}

/// The longest pause from one arrival to the next, the first of them where several are as long.
private func longestGap(in text: [Arrival]) -> StreamMetrics.Gap? {
    var longest: StreamMetrics.Gap?
    for (earlier, later) in zip(text, text.dropFirst()) {
        let length = later.at - earlier.at
        guard length > longest?.length ?? .zero else { continue }
        longest = StreamMetrics.Gap(start: earlier.at, length: length)
    }
    return longest
}
