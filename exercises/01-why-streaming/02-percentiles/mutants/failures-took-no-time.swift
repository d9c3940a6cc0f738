// caught by: unanswered, reports — a request without an answer waited for zero seconds
import ExerciseSupport

func percentile(_ p: Double, of samples: [Duration]) -> Duration? {
    guard !samples.isEmpty, p >= 0, p <= 100 else { return nil }
    return samples.sorted()[max(1, Int((p * Double(samples.count) / 100).rounded(.up))) - 1]
}

func report(_ waits: [Duration?]) -> WaitReport {
    let all = waits.map { $0 ?? .zero }
    return WaitReport(
        requests: waits.count,
        unanswered: waits.count { $0 == nil },
        median: percentile(50, of: all),
        p95: percentile(95, of: all),
        slowest: percentile(100, of: all)
    )
}
