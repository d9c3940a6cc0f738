// caught by: silence, givenUp, silenceAnywhere — the clock is looked at behind the read
import ExerciseSupport

/// Gives the texts of a stream, and throws `IdleTimeout` when none comes for longer than the limit.
func timingOut<Base: AsyncSequence<String, any Error>, C: Clock<Duration>>(
    _ base: Base,
    after limit: Duration,
    clock: C
) -> some AsyncSequence<String, any Error> where Base.AsyncIterator: Sendable {
    TimedTexts(base: base, limit: limit, clock: clock)
}

/// The texts of a stream that may be silent for so long and no longer.
struct TimedTexts<Base: AsyncSequence<String, any Error>, C: Clock<Duration>>: AsyncSequence
where Base.AsyncIterator: Sendable {
    typealias Element = String
    typealias Failure = any Error

    let base: Base
    let limit: Duration
    let clock: C

    func makeAsyncIterator() -> Iterator {
        Iterator(base: base.makeAsyncIterator(), limit: limit, clock: clock)
    }

    struct Iterator: AsyncIteratorProtocol {
        var base: Base.AsyncIterator
        let limit: Duration
        let clock: C
        var isOver = false

        mutating func next() async throws -> String? {
            guard !isOver else { return nil }
            let start = clock.now
            let text = try await base.next()
            guard start.duration(to: clock.now) < limit else {
                isOver = true
                throw IdleTimeout(limit)
            }
            return text
        }
    }
}
