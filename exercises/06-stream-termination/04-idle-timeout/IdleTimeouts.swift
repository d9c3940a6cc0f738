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
        Iterator(base: base.makeAsyncIterator(), limit: limit, clock: clock, start: clock.now)
    }

    struct Iterator: AsyncIteratorProtocol {
        var base: Base.AsyncIterator
        let limit: Duration
        let clock: C
        // TODO: the time since the loop began says nothing about a silence. Since when, then?
        let start: C.Instant

        mutating func next() async throws -> String? {
            // TODO: where nothing comes this waits for ever, and nobody looks at the clock.
            let text = try await base.next()
            if start.duration(to: clock.now) > limit { throw IdleTimeout(limit) }
            return text
        }
    }
}
