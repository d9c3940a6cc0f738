// caught by: gap, noGap, emptyEvents, wholeMetrics — a gap is the time between any two arrivals
import ExerciseSupport

func measure(_ arrivals: [Arrival]) throws -> StreamMetrics {
    var gap: StreamMetrics.Gap?
    for index in arrivals.indices.dropFirst() {
        let length = arrivals[index].at - arrivals[index - 1].at
        if length < .zero { throw ArrivalsOutOfOrder(index: index) }
        if length > gap?.length ?? .zero {
            gap = .init(start: arrivals[index - 1].at, length: length)
        }
    }
    let text = arrivals.filter { $0.tokens > 0 }
    var rate: Double?
    if let first = text.first, let last = text.last, first.at < last.at {
        let tokens = text.dropFirst().map(\.tokens).reduce(0, +)
        rate = Double(tokens) / ((last.at - first.at) / .seconds(1))
    }
    return StreamMetrics(
        timeToFirstToken: text.first?.at,
        total: arrivals.last?.at ?? .zero,
        tokensPerSecond: rate,
        longestGap: gap
    )
}
