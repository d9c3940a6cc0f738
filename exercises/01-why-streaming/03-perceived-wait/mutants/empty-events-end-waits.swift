// caught by: noTokens, emptyEvents — the reader waits for every arrival
import ExerciseSupport

func waiting(
    reading wordsPerMinute: Double,
    arrivals: [Arrival],
    wordsPerToken: Double
) -> (streaming: Duration, blocking: Duration) {
    let perToken = Duration.seconds(60 / wordsPerMinute * wordsPerToken)
    var waited = Duration.zero
    var busyUntil = Duration.zero
    for arrival in arrivals {
        if arrival.at > busyUntil {
            waited += arrival.at - busyUntil
            busyUntil = arrival.at
        }
        busyUntil += perToken * arrival.tokens
    }
    return (waited, arrivals.last?.at ?? .zero)
}
