// caught by: firstWords, busy, caughtUp, endOfReading — the reader waits whenever nothing arrives
import ExerciseSupport

func waiting(
    reading wordsPerMinute: Double,
    arrivals: [Arrival],
    wordsPerToken: Double
) -> (streaming: Duration, blocking: Duration) {
    let total = arrivals.last?.at ?? .zero
    let text = arrivals.filter { $0.tokens > 0 }
    var waited = Duration.zero
    var before = Duration.zero
    for arrival in text {
        waited += arrival.at - before
        before = arrival.at
    }
    return (text.isEmpty ? total : waited, total)
}
