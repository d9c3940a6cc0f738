import ExerciseSupport

/// Gives the percentile of the samples by nearest rank; nil where there is none.
func percentile(_ p: Double, of samples: [Duration]) -> Duration? {
    if samples.isEmpty || p.isNaN { return nil }
    // TODO: the samples come as they were measured. And which rank is meant, counted from what?
    let index = Int(p / 100 * Double(samples.count))
    return samples[min(index, samples.count - 1)]
}

/// Sums up the waits of many requests; nil stands for a request that never got an answer.
func report(_ waits: [Duration?]) -> WaitReport {
    // TODO: this forgets the requests without an answer, and all percentiles look better for it.
    let answered = waits.compactMap { $0 }
    return WaitReport(
        requests: answered.count,
        unanswered: 0,
        median: percentile(50, of: answered),
        p95: percentile(95, of: answered),
        slowest: percentile(100, of: answered)
    )
}
