import ExerciseSupport

/// How often a request is sent again, at the most.
let mostRetries = 6
/// The ceiling of the first retry's back-off. It doubles with each retry.
let firstCeiling = Duration.milliseconds(500)
/// The highest that the ceiling gets.
let highestCeiling = Duration.seconds(8)
/// The longest wait that a server may ask for, in seconds.
let longestWait = 60

/// How long to wait before a request is sent again; nil where it must not be.
/// - Parameters:
///   - attempt: Which retry it would be, from 1.
///   - random: Gives a number from 0 up to, and without, 1.
func delay(
    beforeRetry attempt: Int,
    after failure: Failure,
    progress: Progress,
    random: () -> Double
) -> Duration? {
    switch failure {
    case .response(let status, let retryAfter, _):
        // TODO: which statuses may pass, if you wait?
        if status == 404 { return nil }
        // TODO: a server may also name a date. See unixTime(httpDate:).
        if let retryAfter, let seconds = Int(retryAfter) { return .seconds(seconds) }
    case .connection, .stoppedByUser:
        // TODO: are these all the same?
        break
    }
    // TODO: what if the user has read half of the answer?
    // TODO: all clients that failed together come back together, for ever.
    return firstCeiling
}
