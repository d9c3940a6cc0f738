// caught by: caughtUp, noTokens, parts, endOfReading, speeds — once text comes, it comes faster than anybody reads
import ExerciseSupport

func waiting(
    reading wordsPerMinute: Double,
    arrivals: [Arrival],
    wordsPerToken: Double
) -> (streaming: Duration, blocking: Duration) {
    let total = arrivals.last?.at ?? .zero
    let first = arrivals.first { $0.tokens > 0 }
    return (first?.at ?? total, total)
}
