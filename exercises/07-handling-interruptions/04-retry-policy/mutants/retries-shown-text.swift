// caught by: shownText, anyDate — an error is an error, whenever it comes
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
    guard attempt <= mostRetries, mayPass(failure)
    else { return nil }
    let asked = secondsAsked(by: failure)
    guard asked <= longestWait else { return nil }
    var ceiling = firstCeiling
    for _ in 1..<attempt { ceiling = min(ceiling * 2, highestCeiling) }
    return .seconds(asked) + ceiling * random()
}

/// Whether the same request may succeed later.
private func mayPass(_ failure: Failure) -> Bool {
    switch failure {
    case .response(let status, _, _):
        [408, 409, 429].contains(status) || (500...599).contains(status)
    case .connection(let problem): problem != .untrusted
    case .stoppedByUser: false
    }
}

/// How many seconds the server wants us to wait; 0 where it says nothing that can be read.
private func secondsAsked(by failure: Failure) -> Int {
    guard case .response(_, let field?, let now) = failure else { return 0 }
    if !field.isEmpty, field.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) {
        // More digits than an Int has are a very long wait.
        return Int(field) ?? .max
    }
    return max(0, (unixTime(httpDate: field) ?? now) - now)
}
