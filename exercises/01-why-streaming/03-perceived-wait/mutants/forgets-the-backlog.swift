// caught by: busy, caughtUp, parts, endOfReading — a reader begins with words when they arrive
import ExerciseSupport

func waiting(
    reading wordsPerMinute: Double,
    arrivals: [Arrival],
    wordsPerToken: Double
) -> (streaming: Duration, blocking: Duration) {
    let perToken = Duration.seconds(60 / wordsPerMinute * wordsPerToken)
    let total = arrivals.last?.at ?? .zero
    let text = arrivals.filter { $0.tokens > 0 }
    guard let first = text.first else { return (total, total) }
    var waited = first.at
    for (before, next) in zip(text, text.dropFirst()) {
        let readUntil = before.at + perToken * before.tokens
        if next.at > readUntil { waited += next.at - readUntil }
    }
    return (waited, total)
}
