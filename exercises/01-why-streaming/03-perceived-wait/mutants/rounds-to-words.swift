// caught by: parts, endOfReading — half a word cannot be read
import ExerciseSupport

func waiting(
    reading wordsPerMinute: Double,
    arrivals: [Arrival],
    wordsPerToken: Double
) -> (streaming: Duration, blocking: Duration) {
    let total = arrivals.last?.at ?? .zero
    var waited = Duration.zero
    var busyUntil = Duration.zero
    for arrival in arrivals where arrival.tokens > 0 {
        if arrival.at > busyUntil {
            waited += arrival.at - busyUntil
            busyUntil = arrival.at
        }
        let words = Int(Double(arrival.tokens) * wordsPerToken)
        busyUntil += .seconds(60 / wordsPerMinute * Double(words))
    }
    let isEmpty = !arrivals.contains { $0.tokens > 0 }
    return (isEmpty ? total : waited, total)
}
