import ExerciseSupport

/// Gives the percentile of the samples by nearest rank; nil where there is none.
func percentile(_ p: Double, of samples: [Duration]) -> Duration? {
    nearestRank(p, of: samples.count).map { samples.sorted()[$0 - 1] }
}

/// Sums up the waits of many requests; nil stands for a request that never got an answer.
func report(_ waits: [Duration?]) -> WaitReport {
    let answered = waits.compactMap { $0 }.sorted()
    /// The ranks behind the last answer belong to the requests without one.
    func value(_ p: Double) -> Duration? {
        guard let rank = nearestRank(p, of: waits.count), rank <= answered.count else { return nil }
        return answered[rank - 1]
    }
    return WaitReport(
        requests: waits.count,
        unanswered: waits.count - answered.count,
        median: value(50),
        p95: value(95),
        slowest: value(100)
    )
}

/// The rank of a percentile, from 1 on; nil where there is nothing to rank.
private func nearestRank(_ p: Double, of count: Int) -> Int? {
    guard count > 0, (0...100).contains(p) else { return nil }
    return max(1, Int((p * Double(count) / 100).rounded(.up)))
}
