// caught by: nearestRank, order, ends, definition, reports — a percentile lies between its neighbours
import ExerciseSupport

func percentile(_ p: Double, of samples: [Duration]) -> Duration? {
    guard !samples.isEmpty, p >= 0, p <= 100 else { return nil }
    let sorted = samples.sorted()
    let place = p / 100 * Double(sorted.count - 1)
    let lower = Int(place)
    let upper = min(lower + 1, sorted.count - 1)
    return sorted[lower] + (sorted[upper] - sorted[lower]) * (place - Double(lower))
}

func report(_ waits: [Duration?]) -> WaitReport {
    let late = Duration.seconds(1_000_000_000)
    let all = waits.map { $0 ?? late }
    func value(_ p: Double) -> Duration? {
        percentile(p, of: all).flatMap { $0 > .seconds(1_000_000) ? nil : $0 }
    }
    return WaitReport(
        requests: waits.count,
        unanswered: waits.count { $0 == nil },
        median: value(50),
        p95: value(95),
        slowest: value(100)
    )
}
