// caught by: noGap, laterStart — the longest gap may be the one before the first token
import ExerciseSupport

func measure(_ arrivals: [Arrival]) throws -> StreamMetrics {
    for index in arrivals.indices.dropFirst() where arrivals[index].at < arrivals[index - 1].at {
        throw ArrivalsOutOfOrder(index: index)
    }
    let text = arrivals.filter { $0.tokens > 0 }
    var gap: StreamMetrics.Gap?
    var end = Duration.zero
    for arrival in text {
        if arrival.at - end > gap?.length ?? .zero {
            gap = .init(start: end, length: arrival.at - end)
        }
        end = arrival.at
    }
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
