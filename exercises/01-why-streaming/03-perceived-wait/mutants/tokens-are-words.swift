// caught by: caughtUp, parts, endOfReading — a token is a word
import ExerciseSupport

func waiting(
    reading wordsPerMinute: Double,
    arrivals: [Arrival],
    wordsPerToken: Double
) -> (streaming: Duration, blocking: Duration) {
    let perWord = Duration.seconds(60 / wordsPerMinute)
    let total = arrivals.last?.at ?? .zero
    let text = arrivals.filter { $0.tokens > 0 }
    if text.isEmpty { return (total, total) }
    var waited = Duration.zero
    var busyUntil = Duration.zero
    for arrival in text {
        waited += max(.zero, arrival.at - busyUntil)
        busyUntil = max(busyUntil, arrival.at) + perWord * arrival.tokens
    }
    return (waited, total)
}
