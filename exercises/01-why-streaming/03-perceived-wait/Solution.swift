import ExerciseSupport

/// Says how long a reader sits with nothing new to read, in two ways of showing an answer.
func waiting(
    reading wordsPerMinute: Double,
    arrivals: [Arrival],
    wordsPerToken: Double
) -> (streaming: Duration, blocking: Duration) {
    let timePerToken = Duration.seconds(60 / wordsPerMinute * wordsPerToken)
    let total = arrivals.last?.at ?? .zero
    let text = arrivals.filter { $0.tokens > 0 }
    if text.isEmpty { return (streaming: total, blocking: total) }

    var waited = Duration.zero
    /// When the reader is through with all that has arrived so far.
    var busyUntil = Duration.zero
    for arrival in text {
        if arrival.at > busyUntil {
            waited += arrival.at - busyUntil
            busyUntil = arrival.at
        }
        busyUntil += timePerToken * arrival.tokens
    }
    return (streaming: waited, blocking: total)
}
