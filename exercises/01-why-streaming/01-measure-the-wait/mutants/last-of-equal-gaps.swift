// caught by: gap — of equal gaps any one will do
import ExerciseSupport

func measure(_ arrivals: [Arrival]) throws -> StreamMetrics {
    for index in arrivals.indices.dropFirst() where arrivals[index].at < arrivals[index - 1].at {
        throw ArrivalsOutOfOrder(index: index)
    }
    let text = arrivals.filter { $0.tokens > 0 }
    let gap = zip(text, text.dropFirst())
        .map { StreamMetrics.Gap(start: $0.at, length: $1.at - $0.at) }
        .filter { $0.length > .zero }
        .max { $0.length <= $1.length }
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
