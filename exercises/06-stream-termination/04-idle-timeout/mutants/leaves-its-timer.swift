// caught by: timers, anyRhythm, failures — a timer that nobody waits for does no harm
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
            do {
                let (text, base) = try await race()
                self.base = base
                isOver = text == nil
                return text
            } catch {
                isOver = true
                throw error
            }
        }

        /// Reads on a copy of the place in the stream, and gives the copy back: a task cannot change
        /// what is outside of it.
        private func race() async throws -> (String?, Base.AsyncIterator) {
            let (results, sink) = AsyncThrowingStream<(String?, Base.AsyncIterator), any Error>
                .makeStream()
            let read = Task { [base] in
                var base = base
                do {
                    let text = try await base.next()
                    sink.yield((text, base))
                } catch {
                    sink.finish(throwing: error)
                }
            }
            let timer = Task { [limit, clock] in
                try await clock.sleep(for: limit)
                read.cancel()
                sink.finish(throwing: IdleTimeout(limit))
            }
            return try await withTaskCancellationHandler {
                var iterator = results.makeAsyncIterator()
                guard let result = try await iterator.next() else {
                    try await Task.sleep(for: .zero)
                    throw CancellationError()
                }
                return result
            } onCancel: {
                read.cancel()
                timer.cancel()
            }
        }
    }
}
