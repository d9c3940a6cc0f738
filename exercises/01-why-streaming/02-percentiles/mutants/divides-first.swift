// caught by: wholeRank, everyWhole — p / 100 * n and p * n / 100 are the same
import ExerciseSupport

func percentile(_ p: Double, of samples: [Duration]) -> Duration? {
    guard !samples.isEmpty, p >= 0, p <= 100 else { return nil }
    return samples.sorted()[max(1, Int((p / 100 * Double(samples.count)).rounded(.up))) - 1]
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
