// caught by: rate, wholeMetrics, plantedGap — every token that came belongs to the rate
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
    var rate: Double?
    if let first = text.first, let last = text.last, first.at != last.at {
        rate = Double(text.map(\.tokens).reduce(0, +)) / ((last.at - first.at) / .seconds(1))
    }
    return StreamMetrics(
        timeToFirstToken: text.first?.at,
        total: arrivals.last?.at ?? .zero,
        tokensPerSecond: rate,
        longestGap: gap
    )
}
