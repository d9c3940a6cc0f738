// caught by: blocking, emptyEvents — the whole answer is there with its last words
import ExerciseSupport

func waiting(
    reading wordsPerMinute: Double,
    arrivals: [Arrival],
    wordsPerToken: Double
) -> (streaming: Duration, blocking: Duration) {
    let perToken = Duration.seconds(60 / wordsPerMinute * wordsPerToken)
    let total = arrivals.last?.at ?? .zero
    let text = arrivals.filter { $0.tokens > 0 }
    if text.isEmpty { return (total, total) }
    var waited = Duration.zero
    var busyUntil = Duration.zero
    for arrival in text {
        waited += max(.zero, arrival.at - busyUntil)
        busyUntil = max(busyUntil, arrival.at) + perToken * arrival.tokens
    }
    return (waited, text.last?.at ?? .zero)
}
