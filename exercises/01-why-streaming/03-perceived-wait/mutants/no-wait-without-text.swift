// caught by: noText, emptyAnswers — who has nothing to read does not wait
import ExerciseSupport

func waiting(
    reading wordsPerMinute: Double,
    arrivals: [Arrival],
    wordsPerToken: Double
) -> (streaming: Duration, blocking: Duration) {
    let perToken = Duration.seconds(60 / wordsPerMinute * wordsPerToken)
    var waited = Duration.zero
    var busyUntil = Duration.zero
    for arrival in arrivals where arrival.tokens > 0 {
        waited += max(.zero, arrival.at - busyUntil)
        busyUntil = max(busyUntil, arrival.at) + perToken * arrival.tokens
    }
    return (waited, arrivals.last?.at ?? .zero)
}
