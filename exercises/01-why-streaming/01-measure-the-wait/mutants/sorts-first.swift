// caught by: backwards, firstOfTheDisorder — arrivals in the wrong order only need to be sorted
import ExerciseSupport

func measure(_ arrivals: [Arrival]) throws -> StreamMetrics {
    let sorted = arrivals.sorted { $0.at < $1.at }
    let text = sorted.filter { $0.tokens > 0 }
    var gap: StreamMetrics.Gap?
    for index in text.indices.dropFirst() {
        let length = text[index].at - text[index - 1].at
        if length > gap?.length ?? .zero { gap = .init(start: text[index - 1].at, length: length) }
    }
    var rate: Double?
    if let first = text.first, let last = text.last, first.at < last.at {
        let tokens = text.dropFirst().map(\.tokens).reduce(0, +)
        rate = Double(tokens) / ((last.at - first.at) / .seconds(1))
    }
    return StreamMetrics(
        timeToFirstToken: text.first?.at,
        total: sorted.last?.at ?? .zero,
        tokensPerSecond: rate,
        longestGap: gap
    )
}
