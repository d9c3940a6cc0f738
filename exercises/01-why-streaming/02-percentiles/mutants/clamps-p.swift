// caught by: nothing, edges — a p that is too great means the slowest, and one that is no number the fastest
import ExerciseSupport

func percentile(_ p: Double, of samples: [Duration]) -> Duration? {
    if samples.isEmpty { return nil }
    let share = p.isNaN ? 0 : min(max(p, 0), 100)
    return samples.sorted()[max(1, Int((share * Double(samples.count) / 100).rounded(.up))) - 1]
}

func report(_ waits: [Duration?]) -> WaitReport {
    let late = Duration.seconds(1_000_000_000)
    let all = waits.map { $0 ?? late }
    func value(_ p: Double) -> Duration? {
        percentile(p, of: all).flatMap { $0 == late ? nil : $0 }
    }
    return WaitReport(
        requests: waits.count,
        unanswered: waits.count { $0 == nil },
        median: value(50),
        p95: value(95),
        slowest: value(100)
    )
}
