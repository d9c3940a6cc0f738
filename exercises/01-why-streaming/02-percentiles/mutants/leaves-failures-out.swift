// caught by: unanswered, reports — only requests that got an answer have a wait
import ExerciseSupport

func percentile(_ p: Double, of samples: [Duration]) -> Duration? {
    guard !samples.isEmpty, p >= 0, p <= 100 else { return nil }
    return samples.sorted()[max(1, Int((p * Double(samples.count) / 100).rounded(.up))) - 1]
}

func report(_ waits: [Duration?]) -> WaitReport {
    let answered = waits.compactMap { $0 }
    return WaitReport(
        requests: waits.count,
        unanswered: waits.count - answered.count,
        median: percentile(50, of: answered),
        p95: percentile(95, of: answered),
        slowest: percentile(100, of: answered)
    )
}
