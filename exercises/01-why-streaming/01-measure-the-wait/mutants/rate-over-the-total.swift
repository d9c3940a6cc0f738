// caught by: rate, noRate, wholeMetrics, laterStart — the rate is all tokens divided by all the time
import ExerciseSupport

func measure(_ arrivals: [Arrival]) throws -> StreamMetrics {
    for index in arrivals.indices.dropFirst() where arrivals[index].at < arrivals[index - 1].at {
        throw ArrivalsOutOfOrder(index: index)
    }
    let text = arrivals.filter { $0.tokens > 0 }
    var gap: StreamMetrics.Gap?
    for index in text.indices.dropFirst() {
        let length = text[index].at - text[index - 1].at
        if length > gap?.length ?? .zero { gap = .init(start: text[index - 1].at, length: length) }
    }
    let total = arrivals.last?.at ?? .zero
    let tokens = arrivals.map(\.tokens).reduce(0, +)
    return StreamMetrics(
        timeToFirstToken: text.first?.at,
        total: total,
        tokensPerSecond: tokens == 0 ? nil : Double(tokens) / (total / .seconds(1)),
        longestGap: gap
    )
}
