import ExerciseSupport

/// Says how long a reader sits with nothing new to read, in two ways of showing an answer.
func waiting(
    reading wordsPerMinute: Double,
    arrivals: [Arrival],
    wordsPerToken: Double
) -> (streaming: Duration, blocking: Duration) {
    var streaming = Duration.zero
    // TODO: this is the time between arrivals, as if nobody read. When is the reader through with
    // what has arrived so far, and how long is the wait from then on?
    var end = Duration.zero
    for arrival in arrivals {
        streaming += arrival.at - end
        end = arrival.at
    }
    // TODO: nothing waits for the end of the answer yet.
    return (streaming, .zero)
}
